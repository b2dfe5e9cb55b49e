import CCurl
import Glibc
import Synchronization

/// The thread that drives all transfers of one transport.
///
/// Callers leave a note and wake the thread; all other calls of libcurl happen on it. It ends when it is told to shut
/// down, and with it every transfer.
final class CurlLoop: Sendable {
    private struct Notes: Sendable {
        enum Phase { case open, closing, closed }

        var phase = Phase.open
        var arrivals: [Exchange] = []
        var cancellations: Set<Exchange.ID> = []
        var closers: [CheckedContinuation<Void, Never>] = []
        /// Nil before the thread looks at its notes for the first time, and when it has stopped looking.
        var waker: Waker?

        /// Whether the thread may be asleep; who leaves the first note wakes it.
        var isQuiet: Bool { phase == .open && arrivals.isEmpty && cancellations.isEmpty }
    }

    private let configuration: CurlTransport.Configuration
    private let notes = Mutex(Notes())

    init(_ configuration: CurlTransport.Configuration) { self.configuration = configuration }

    func start() {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self).toOpaque()
        let failure = pthread_create(&thread, nil, runLoop, context)
        precondition(failure == 0, "no thread for HTTP can be started (error \(failure))")
        pthread_detach(thread)
    }

    /// - Returns: False when the loop is closed; the exchange has not been taken then.
    func take(_ exchange: Exchange) -> Bool {
        leave { notes in
            guard notes.phase == .open else { return false }
            notes.arrivals.append(exchange)
            return true
        }
    }

    func cancel(_ id: Exchange.ID) {
        leave { _ = $0.cancellations.insert(id) }
    }

    func shutDown() {
        leave { if $0.phase == .open { $0.phase = .closing } }
    }

    /// Shuts down and waits until the last connection is closed.
    func close() async {
        await withCheckedContinuation { closer in
            let isClosed = leave { notes in
                if notes.phase == .closed { return true }
                notes.phase = .closing
                notes.closers.append(closer)
                return false
            }
            if isClosed { closer.resume() }
        }
    }

    private func leave<Result: Sendable>(_ change: @Sendable (inout Notes) -> Result) -> Result {
        notes.withLock { notes in
            let wasQuiet = notes.isQuiet
            let result = change(&notes)
            if wasQuiet { notes.waker?.wake() }
            return result
        }
    }

    fileprivate func run() {
        drive(CurlMulti(configuration))
        let closers = notes.withLock { notes in
            notes.phase = .closed
            defer { notes.closers = [] }
            return notes.closers
        }
        for closer in closers { closer.resume() }
    }

    /// Until the loop is to close; the multi handle and its connections end with this function.
    private func drive(_ multi: CurlMulti) {
        let waker = Waker(multi)
        notes.withLock { $0.waker = waker }
        while true {
            let left = readNotes()
            multi.add(left.arrivals)
            guard left.phase == .open else { break }
            multi.cancel(left.cancellations)
            multi.perform()
            multi.wait()
        }
        notes.withLock { $0.waker = nil }
        multi.failAll(.closed, "the transport was closed")
    }

    private func readNotes() -> Notes {
        notes.withLock { notes in
            defer {
                notes.arrivals = []
                notes.cancellations = []
            }
            return notes
        }
    }
}

/// Ends the wait of a thread inside `curl_multi_poll`.
///
/// Unchecked: `curl_multi_wakeup` is the one call that libcurl allows from any thread, and the waker stands under the
/// notes' lock and is taken away before the handle is freed.
private struct Waker: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer

    init(_ multi: CurlMulti) { handle = multi.handle }

    func wake() { curl_multi_wakeup(handle) }
}

private func runLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    // TLS may write to a closed connection; only this thread is spared the signal, the process keeps its own ways.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    precondition(isCurlReady, "libcurl cannot be initialised")
    Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
    return nil
}

/// Once a process, on the first transport's thread: it takes milliseconds.
private let isCurlReady = ccurl_global_init() == CURLE_OK
