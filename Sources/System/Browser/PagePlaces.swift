import Synchronization

/// Bounds how many pages are read at once; the others wait in the order they came.
final class PagePlaces: Sendable {
    private struct State {
        var free: Int
        var numberNext = 0
        var isClosed = false
        var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: count)) }

    /// Whoever went in must ``leave()``.
    ///
    /// - Throws: ``BrowserError`` `.closed`; `CancellationError`.
    func enter() async throws {
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

    /// The place goes to whoever has waited longest.
    func leave() {
        let next = state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation as Optional }
            state.free += 1
            return nil
        }
        next?.resume()
    }

    /// Nobody gets in any more.
    func close() {
        let turnedAway = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting.map(\.continuation)
        }
        for continuation in turnedAway { continuation.resume(throwing: Self.closed) }
    }

    static let closed = BrowserError(.closed, "the browser's pool is closed")

    private enum Entry { case inside, turnedAway, waits }

    private func park(_ continuation: CheckedContinuation<Void, any Error>, _ number: Int) {
        let entry = state.withLock { state -> Entry in
            if state.isClosed { return .turnedAway }
            guard state.free == 0 else {
                state.free -= 1
                return .inside
            }
            state.waiting.append((number, continuation))
            return .waits
        }
        switch entry {
        case .inside: continuation.resume()
        case .turnedAway: continuation.resume(throwing: Self.closed)
        // A cancellation that came before the place in the line found nobody to withdraw.
        case .waits: if Task.isCancelled { withdraw(number) }
        }
    }

    private func withdraw(_ number: Int) {
        let waiter = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
        }
        waiter?.resume(throwing: CancellationError())
    }
}
