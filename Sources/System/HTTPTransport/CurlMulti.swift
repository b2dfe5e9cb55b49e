import CCurl

/// All transfers of one transport, and the connections that outlive them. Lives on the transport's thread.
final class CurlMulti {
    let handle: UnsafeMutableRawPointer
    private let configuration: CurlTransport.Configuration
    private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    /// Exchanges without a slot, oldest first.
    private var waiting: [Exchange] = []
    /// No deadline is earlier; the exchange that it belonged to may have ended since.
    private var nextDeadline: ContinuousClock.Instant?

    private static let waitMaximum = Duration.seconds(60)

    init(_ configuration: CurlTransport.Configuration) {
        guard let handle = curl_multi_init() else { preconditionFailure("libcurl gives no multi handle") }
        self.handle = handle
        self.configuration = configuration
        accept(ccurl_multi_set_long(handle, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX)))
        accept(ccurl_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.connectionsPerHostMaximum))
        // How many idle connections are kept; by default fewer when fewer transfers run.
        accept(ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, configuration.transfersMaximum))
    }

    deinit { accept(curl_multi_cleanup(handle)) }

    func add(_ exchanges: [Exchange]) {
        waiting += exchanges
        for exchange in exchanges {
            nextDeadline = min(nextDeadline ?? exchange.deadline, exchange.deadline)
        }
    }

    /// Aborts those of them that have not ended.
    func cancel(_ ids: Set<Exchange.ID>) {
        guard !ids.isEmpty else { return }
        end(where: { ids.contains($0.id) }, waiting: { $0.cancel() }, running: { $0.exchange.cancel() })
    }

    /// Ends everything.
    func failAll(_ code: HTTPTransportError.Code, _ sentence: String) {
        end(
            where: { _ in true }, waiting: { $0.fail(code, sentence) }, running: { $0.exchange.fail(code, sentence) })
    }

    /// Moves every transfer as far as it goes without waiting.
    func perform() {
        admit()
        var count: Int32 = 0
        accept(curl_multi_perform(handle, &count))
        endFinished()
        expire(at: .now)
        admit()
    }

    /// Waits until a socket is ready, a deadline passes or somebody wakes the thread.
    func wait() {
        let left = nextDeadline.map { ContinuousClock.now.duration(to: $0) } ?? Self.waitMaximum
        // One more than the whole milliseconds, or the last one would be spent turning.
        let milliseconds = max(.zero, min(left, Self.waitMaximum)).milliseconds + 1
        accept(curl_multi_poll(handle, nil, 0, Int32(milliseconds), nil))
    }

    private func admit() {
        let count = min(configuration.transfersMaximum - running.count, waiting.count)
        guard count > 0 else { return }
        for exchange in waiting.prefix(count) {
            let transfer = CurlTransfer(exchange, configuration: configuration)
            running[transfer.easy] = transfer
            accept(curl_multi_add_handle(handle, transfer.easy))
        }
        waiting.removeFirst(count)
    }

    private func endFinished() {
        var left: Int32 = 0
        while let note = curl_multi_info_read(handle, &left) {
            guard note.pointee.msg == CURLMSG_DONE, let easy = note.pointee.easy_handle else { continue }
            let code = note.pointee.data.result
            remove(easy)?.end(code)
        }
    }

    /// libcurl's own time limit begins with a transfer's connection; ours covers the wait for one.
    private func expire(at now: ContinuousClock.Instant) {
        guard let earliest = nextDeadline, earliest <= now else { return }
        end(
            where: { $0.deadline <= now }, waiting: { $0.fail(.timeout, "the deadline passed") },
            running: { $0.fail(.timeout, "the deadline passed") })
        nextDeadline = (waiting.map(\.deadline) + running.values.map(\.exchange.deadline)).min()
    }

    private func end(
        where isMeant: (Exchange) -> Bool, waiting end: (Exchange) -> Void, running stop: (CurlTransfer) -> Void
    ) {
        waiting.filter(isMeant).forEach(end)
        waiting.removeAll(where: isMeant)
        for transfer in running.values where isMeant(transfer.exchange) {
            remove(transfer.easy)
            stop(transfer)
        }
    }

    @discardableResult private func remove(_ easy: UnsafeMutableRawPointer) -> CurlTransfer? {
        accept(curl_multi_remove_handle(handle, easy))
        return running.removeValue(forKey: easy)
    }

    /// What these functions refuse is a mistake of ours, or the end of memory.
    private func accept(_ code: CURLMcode) {
        precondition(code == CURLM_OK, "libcurl's multi interface fails: \(String(cString: curl_multi_strerror(code)))")
    }
}

extension Duration {
    /// Whole milliseconds; fractions are dropped.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
