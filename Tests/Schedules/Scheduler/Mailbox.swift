import Synchronization

/// Where statements that run at the same time report to the one scheduler.
final class Mailbox<Message: Sendable>: Sendable {
    private struct State {
        var messages: [Message] = []
        var reader: CheckedContinuation<Message, Never>?
    }

    private let state = Mutex(State())

    func put(_ message: Message) {
        let reader = state.withLock { state in
            let reader = state.reader.take()
            if reader == nil { state.messages.append(message) }
            return reader
        }
        reader?.resume(returning: message)
    }

    func take() async -> Message {
        await withCheckedContinuation { reader in
            let message: Message? = state.withLock { state in
                if !state.messages.isEmpty { return state.messages.removeFirst() }
                state.reader = reader
                return nil
            }
            if let message { reader.resume(returning: message) }
        }
    }
}
