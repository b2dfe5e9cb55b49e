import Synchronization

/// HTTP by libcurl, on one thread of its own: HTTP/1.1 and HTTP/2, connections kept and shared across fetches.
///
/// What a caller would get wrong:
/// - Redirects are data: a 3xx is returned as it came and never followed, so no header reaches another host.
/// - Plain `http` goes to the loopback only; anything else is refused as `.urlInvalid`.
/// - The environment, `.netrc` and cookies are ignored; a proxy is used where the configuration names one.
/// - A kept connection that the server has closed in the meantime is replaced, and the request sent once more.
/// - A body whose end is marked by the connection's end alone (no length, no chunks) cannot be known to be complete.
public final class CurlTransport: HTTPTransport, Sendable {
    /// The bounds of a transport and its way out; nothing of it is read from the environment.
    public struct Configuration: Sendable, Equatable {
        /// Sent unless a request brings its own.
        public var userAgent: String?
        /// Most connections to one host at once, 1 or more. More than a caller has under way at one host: a request that
        /// waits here is late.
        public var connectionsPerHostMaximum = 32
        /// Most transfers at once; further ones wait, and their deadlines run.
        public var transfersMaximum = 64
        /// Of all header lines of one exchange. A hundred lines are the other bound.
        public var headerBytesMaximum = 64 << 10
        /// Slower than this for ``lowSpeedTime``, silence before the answer included, is a timeout.
        public var lowSpeedBytesPerSecond = 1000
        /// Whole seconds.
        public var lowSpeedTime = Duration.seconds(10)
        /// For the host's address, the connection and TLS together, within the request's deadline.
        public var connectTimeout = Duration.seconds(5)
        /// PEM file of certificate authorities to trust in place of the system's file; the system's folder, where
        /// libcurl knows one (Debian: `/etc/ssl/certs`), is trusted beside it. nil: the system's.
        public var caFile: String?
        /// Which proxy requests go through; ``HTTPProxies/none`` where nothing else is said.
        public var proxies: HTTPProxies
        /// Most decoded bytes for each received one.
        public var compressionRatioMaximum = 100

        public init(userAgent: String? = nil, caFile: String? = nil, proxies: HTTPProxies = .none) {
            self.userAgent = userAgent
            self.caFile = caFile
            self.proxies = proxies
        }
    }

    /// A program that sends nothing pays nothing: the library and its thread come with the first fetch.
    private enum State {
        case idle
        case running(CurlLoop)
        case closed
    }

    private let configuration: Configuration
    private let state = Mutex(State.idle)
    private let lastNumber = Atomic<UInt64>(0)

    public init(configuration: Configuration = .init()) {
        precondition(configuration.connectionsPerHostMaximum > 0, "at least one connection for each host is needed")
        precondition(configuration.transfersMaximum > 0, "at least one transfer at once is needed")
        self.configuration = configuration
    }

    deinit { state.withLock { if case .running(let loop) = $0 { loop.shutDown() } } }

    /// Performs the request.
    ///
    /// Cancelling the task aborts the transfer and throws `CancellationError`.
    ///
    /// - Throws: ``HTTPTransportError`` when no complete response came; never `.redirectRefused`, for none is followed.
    ///   A header of the request that cannot be sent is `.other`.
    public func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        let deadline = ContinuousClock.now.advanced(by: request.deadline)
        let target = try RequestTarget(url: request.url)
        try CurlHeaderLines.check(request.headers, for: target)
        try Task.checkCancellation()
        let id = Exchange.ID(number: lastNumber.wrappingAdd(1, ordering: .relaxed).newValue)
        guard let loop = runningLoop() else { throw HTTPTransportError(.closed, "the transport was closed") }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                start(
                    Exchange(id: id, request: request, target: target, deadline: deadline, continuation: continuation),
                    on: loop)
            }
        } onCancel: {
            loop.cancel(id)
        }
    }

    /// Ends running transfers with `.closed`, closes all connections and ends the thread.
    ///
    /// Returns when that is done; later fetches are `.closed` at once.
    public func close() async {
        let running = state.withLock { state in
            defer { state = .closed }
            return if case .running(let loop) = state { loop } else { nil as CurlLoop? }
        }
        await running?.close()
    }

    /// nil: closed.
    private func runningLoop() -> CurlLoop? {
        state.withLock { state in
            switch state {
            case .closed: return nil
            case .running(let loop): return loop
            case .idle:
                let loop = CurlLoop(configuration)
                loop.start()
                state = .running(loop)
                return loop
            }
        }
    }

    private func start(_ exchange: Exchange, on loop: CurlLoop) {
        guard loop.take(exchange) else { return exchange.fail(.closed, "the transport was closed") }
        // A cancellation that came before the exchange found nothing to cancel.
        if Task.isCancelled { loop.cancel(exchange.id) }
    }
}
