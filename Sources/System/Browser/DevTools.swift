import FoundationEssentials
import Synchronization

/// Commands to one browser and its pages, answers and events from them.
final class DevTools: Sendable {
    /// Hears the events of one session, on the reading thread: it must not wait.
    typealias Listener = @Sendable (_ method: String, _ message: [UInt8]) -> Void

    private struct Waiter {
        let session: String?
        let continuation: CheckedContinuation<[UInt8], any Error>
    }

    private struct State {
        var numberNext = 1
        var waiting: [Int: Waiter] = [:]
        var listeners: [String: Listener] = [:]
        var isGone = false
    }

    static let gone = BrowserError(.gone, "the browser ended")

    private let socket: DevToolsSocket
    private let state = Mutex(State())

    init(_ socket: DevToolsSocket) throws {
        self.socket = socket
        try socket.startReading({ [weak self] in self?.take($0) }, ended: { [weak self] in self?.end() })
    }

    deinit { socket.close() }

    var isGone: Bool { state.withLock(\.isGone) }

    func close() {
        socket.close()
        end()
    }

    /// Sends a command and waits for its answer.
    ///
    /// - Throws: ``BrowserError``: `.timeout`, `.refused`, `.gone`, or what ``abandon(_:_:)`` said; `CancellationError`.
    func ask<Command: DevToolsCommand>(
        _ command: Command, _ session: String? = nil, within limit: Duration = .seconds(15)
    ) async throws -> Command.Answer {
        let (number, message) = try numbered(command, session)
        let answer = try await within(limit, waitingFor: "the answer to \(Command.method)") {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { self.send(message, number, session, $0) }
            } onCancel: {
                self.fail(number, CancellationError())
            }
        }
        guard let answer = try? JSONDecoder().decode(IncomingAnswer<Command.Answer>.self, from: Data(answer)),
            let result = answer.result
        else { throw BrowserError(.refused, "the browser refused \(Command.method)") }
        return result
    }

    /// Sends a command whose answer nobody needs.
    func tell(_ command: some DevToolsCommand, _ session: String? = nil) {
        // A command is made of texts and numbers: it can always be written.
        guard let (_, message) = try? numbered(command, session) else { return }
        _ = socket.send(message)
    }

    /// Events of the session go to the listener from now on; nil: to nobody.
    func listen(_ session: String, _ listener: Listener?) { state.withLock { $0.listeners[session] = listener } }

    /// Nothing of that session will be answered any more.
    func abandon(_ session: String, _ error: BrowserError) {
        let lost = state.withLock { state in
            let lost = state.waiting.filter { $0.value.session == session }
            for number in lost.keys { state.waiting[number] = nil }
            return lost.values
        }
        for waiter in lost { waiter.continuation.resume(throwing: error) }
    }

    private func numbered<Command: DevToolsCommand>(_ command: Command, _ session: String?) throws -> (Int, [UInt8]) {
        let number = state.withLock { state in
            defer { state.numberNext += 1 }
            return state.numberNext
        }
        let message = OutgoingCommand(id: number, command: command, session: session)
        return (number, Array(try JSONEncoder().encode(message)))
    }

    private func send(
        _ message: [UInt8], _ number: Int, _ session: String?, _ continuation: CheckedContinuation<[UInt8], any Error>
    ) {
        let isGone = state.withLock { state in
            if !state.isGone { state.waiting[number] = Waiter(session: session, continuation: continuation) }
            return state.isGone
        }
        if isGone { return continuation.resume(throwing: Self.gone) }
        if !socket.send(message) { fail(number, Self.gone) }
        // A cancellation that came before the waiter was there found nobody.
        if Task.isCancelled { fail(number, CancellationError()) }
    }

    private func fail(_ number: Int, _ error: any Error) {
        state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume(throwing: error)
    }

    private func take(_ message: [UInt8]) {
        guard let head = try? JSONDecoder().decode(IncomingHead.self, from: Data(message)) else { return }
        if let number = head.id {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume(returning: message)
        } else if let method = head.method, let session = head.sessionId {
            state.withLock { $0.listeners[session] }?(method, message)
        }
    }

    private func end() {
        let lost = state.withLock { state in
            state.isGone = true
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for waiter in lost { waiter.continuation.resume(throwing: Self.gone) }
    }
}
