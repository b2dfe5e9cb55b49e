import Dispatch
import Synchronization

extension RawHTTPServer {
    /// Something that happens once, for a script and a test to wait for.
    public final class Signal: Sendable {
        private struct State {
            var hasFired = false
            var waiters: [@Sendable () -> Void] = []
        }

        private let state = Mutex(State())

        public init() {}

        public func fire() {
            let waiters = state.withLock { state in
                state.hasFired = true
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter() }
        }

        /// For tests.
        public func fired() async {
            await withCheckedContinuation { continuation in whenFired { continuation.resume() } }
        }

        /// For scripts, which may block.
        public func waitBlocking() {
            let semaphore = DispatchSemaphore(value: 0)
            whenFired { semaphore.signal() }
            semaphore.wait()
        }

        private func whenFired(_ waiter: @escaping @Sendable () -> Void) {
            let isLate = state.withLock { state in
                if !state.hasFired { state.waiters.append(waiter) }
                return state.hasFired
            }
            if isLate { waiter() }
        }
    }
}
