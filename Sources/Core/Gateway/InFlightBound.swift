import Surroundings
import Synchronization

/// Bounds how many are inside at the same time; the others wait in the order they came.
final class InFlightBound: Sendable {
    private struct State {
        var inside = 0
        /// How many have left so far.
        var departures = 0
        var numberNext = 0
        var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    }

    private let maximum: Int
    private let time: any TimeSource
    private let state = Mutex(State())

    init(maximum: Int, time: any TimeSource) {
        self.maximum = maximum
        self.time = time
    }

    /// Goes in, or waits for a place for as long as places become free: who is far back in the line waits for those
    /// before it, and for nobody who never leaves. Whoever went in must ``leave()``.
    ///
    /// - Returns: False: nobody left in that time.
    /// - Throws: `CancellationError`.
    func enter(within patience: Duration) async throws -> Bool {
        if enterAtOnce() { return true }
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await self.waitForPlace()
                return true
            }
            group.addTask {
                try await self.untilNobodyLeaves(within: patience)
                return false
            }
            // The place may come in the moment in which patience ends, or the caller is cancelled: then it is ours after
            // all, and to be left.
            var ended = await group.nextResult()
            group.cancelAll()
            while let result = ended {
                if case .success(true) = result { return true }
                ended = await group.nextResult()
            }
            try Task.checkCancellation()
            return false
        }
    }

    func leave() {
        let next = state.withLock { state in
            state.departures &+= 1
            guard !state.waiting.isEmpty else {
                state.inside -= 1
                return nil as CheckedContinuation<Void, any Error>?
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }

    private func enterAtOnce() -> Bool {
        state.withLock { state in
            guard state.inside < maximum, state.waiting.isEmpty else { return false }
            state.inside += 1
            return true
        }
    }

    private func untilNobodyLeaves(within patience: Duration) async throws {
        var seen: Int?
        while true {
            let departures = state.withLock(\.departures)
            if departures == seen { return }
            seen = departures
            try await time.sleep(for: patience)
        }
    }

    private func waitForPlace() async throws {
        let number = state.withLock { state in
            state.numberNext += 1
            return state.numberNext
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { park($0, number) }
        } onCancel: {
            withdraw(number)
        }
    }

    private func park(_ continuation: CheckedContinuation<Void, any Error>, _ number: Int) {
        let isInside = state.withLock { state in
            guard state.inside == maximum else {
                state.inside += 1
                return true
            }
            state.waiting.append((number, continuation))
            return false
        }
        if isInside { return continuation.resume() }
        // A cancellation that came before the place in the line found nobody to withdraw.
        if Task.isCancelled { withdraw(number) }
    }

    private func withdraw(_ number: Int) {
        let waiter = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
        }
        waiter?.resume(throwing: CancellationError())
    }
}
