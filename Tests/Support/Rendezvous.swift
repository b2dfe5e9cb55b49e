public import Gateway
public import HTTPTransport

/// Lets nobody on before so many are there: what is not asked side by side waits for ever.
public actor Rendezvous {
    private var awaited: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    public init(of count: Int) { awaited = count }

    public func arrive() async {
        awaited -= 1
        guard awaited > 0 else {
            for continuation in waiting { continuation.resume() }
            waiting = []
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }
}

/// A way to a provider that answers the first questions when so many of them are asked at the same time.
public struct SideBySideGateway: UpstreamFetching {
    public let concurrencyMaximum: Int
    private let gateway: any UpstreamFetching
    private let rendezvous: Rendezvous

    /// - Parameters:
    ///   - gateway: Who answers.
    ///   - together: How many of the first questions wait for each other.
    public init(_ gateway: any UpstreamFetching, width: Int, together: Int) {
        self.gateway = gateway
        concurrencyMaximum = width
        rendezvous = Rendezvous(of: together)
    }

    public func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        await rendezvous.arrive()
        return try await gateway.fetch(call)
    }

    public func forget(_ call: UpstreamCall) async { await gateway.forget(call) }
}
