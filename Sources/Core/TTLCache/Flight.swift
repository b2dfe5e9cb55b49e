import Synchronization

/// One load that several callers wait for.
///
/// It goes on while anybody waits. The last waiter to be cancelled cancels it.
final class Flight<Value: Sendable>: Sendable {
    private enum Waiter {
        case joined
        case waiting(CheckedContinuation<Value, any Error>)
    }

    private struct State {
        var waiters: [Int: Waiter] = [:]
        var ticketNext = 0
        var result: Result<Value, any Error>?
        var load: Task<Void, Never>?
        var isAbandoned = false
    }

    private let state = Mutex(State())

    /// Counts the caller as waiting. `nil`: everybody left before, and the load is being cancelled.
    func join() -> Int? {
        state.withLock { state in
            guard !state.isAbandoned else { return nil }
            state.ticketNext += 1
            state.waiters[state.ticketNext] = .joined
            return state.ticketNext
        }
    }

    /// Names the task that loads, so that it can be cancelled.
    func attach(_ load: Task<Void, Never>) {
        state.withLock { $0.load = load }
    }

    /// Waits for the result. Cancelling the caller ends its own wait only.
    func value(_ ticket: Int) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if let result = park(continuation, ticket) { continuation.resume(with: result) }
            }
        } onCancel: {
            leave(ticket)
        }
    }

    /// Hands the result to everybody who waits or joined.
    func finish(_ result: Result<Value, any Error>) {
        let waiters = state.withLock { state in
            state.result = result
            state.load = nil
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for case .waiting(let continuation) in waiters { continuation.resume(with: result) }
    }

    private func park(_ continuation: CheckedContinuation<Value, any Error>, _ ticket: Int) -> Result<Value, any Error>?
    {
        state.withLock { state in
            if let result = state.result { return result }
            guard state.waiters[ticket] != nil else { return .failure(CancellationError()) }
            state.waiters[ticket] = .waiting(continuation)
            return nil
        }
    }

    private func leave(_ ticket: Int) {
        let (waiter, load) = state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: ticket)
            guard waiter != nil, state.waiters.isEmpty, state.result == nil else {
                return (waiter, nil as Task<Void, Never>?)
            }
            state.isAbandoned = true
            return (waiter, state.load)
        }
        if case .waiting(let continuation) = waiter { continuation.resume(throwing: CancellationError()) }
        load?.cancel()
    }
}
