import Logging
import Synchronization

/// What NOTIFY says on some channels, for as long as somebody iterates.
///
/// A lost connection is replaced by itself, after 50 ms to 2 s; what was notified meanwhile is lost, and the event
/// `.reconnected` says so: look at the tables then. One task iterates at a time; cancelling it ends the sequence.
public final class Listener: AsyncSequence, Sendable {
    /// What a listener has to tell.
    public enum Event: Sendable, Hashable {
        case notification(Notification)
        /// The connection was lost and is back: between the last event and this one any notification may be missing.
        case reconnected
    }

    /// What the sequence consists of.
    public typealias Element = Event
    /// It never throws: a lost connection is an ``Event``.
    public typealias Failure = Never

    private let session: ListenerSession

    init(_ configuration: DatabaseConfiguration, channels: [String], onConnect: [Statement], logger: Logger?) {
        session = ListenerSession(configuration, channels: channels, onConnect: onConnect, logger: logger)
    }

    func connect() async throws { try await session.connect() }

    /// Runs statements on the session that listens: for locks that are to last as long as it does.
    ///
    /// - Returns: The rows of each statement, in order.
    /// - Throws: ``DatabaseError``, `.connectionLost` while it reconnects.
    @discardableResult
    public func perform(_ statements: [Statement]) async throws -> [[Row]] { try await session.perform(statements) }

    /// Ends the sequence and closes the connection.
    public func close() async { await session.close() }

    /// The way to iterate. All iterators take from the same events: each event is seen once.
    public func makeAsyncIterator() -> Iterator { Iterator(session: session) }

    /// Takes the events in the order in which the server sent them.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let session: ListenerSession

        /// The next event, waited for as long as it takes; nil: the listener was closed, or this task cancelled.
        public mutating func next() async -> Event? { await session.next() }

        /// As ``next()``, wherever it is called from.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> Event? { await session.next() }
    }
}

/// The connection behind a listener, and the events that it has read ahead.
private actor ListenerSession {
    private let pool: ConnectionPool
    private let listen: [Statement]
    private let logger: Logger?
    private var connection: Connection?
    private var waiting: Interrupt?
    private var events: [Listener.Event] = []
    private var isClosed = false
    /// Statements that want the session while it waits; and who waits until they are done.
    private var visitors = 0
    private var yielding: [CheckedContinuation<Void, Never>] = []

    init(_ configuration: DatabaseConfiguration, channels: [String], onConnect: [Statement], logger: Logger?) {
        pool = ConnectionPool(configuration, logger: logger)
        listen = channels.map { Statement("listen \(Self.quoted($0))") } + onConnect
        self.logger = logger
    }

    func connect() async throws {
        let connection = try await pool.connect()
        try await connection.pipeline(listen)
        self.connection = connection
    }

    func next() async -> Listener.Event? {
        var delay = RetryDelay()
        while !isClosed && !Task.isCancelled {
            if !events.isEmpty { return events.removeFirst() }
            guard visitors == 0 else {
                await withCheckedContinuation { yielding.append($0) }
                continue
            }
            guard let connection else {
                do {
                    try await Task.sleep(for: delay.next())
                    try await connect()
                    return .reconnected
                } catch {
                    logger?.debug("the listener could not reconnect", metadata: ["error": "\(error)"])
                    continue
                }
            }
            await wait(connection)
        }
        return nil
    }

    /// Interrupts the wait, for the session does one thing at a time.
    func perform(_ statements: [Statement]) async throws -> [[Row]] {
        guard let connection else { throw DatabaseError(.connectionLost, "The listener has no connection now.") }
        visitors += 1
        waiting?.raise()
        defer {
            visitors -= 1
            if visitors == 0 {
                yielding.forEach { $0.resume() }
                yielding = []
            }
        }
        return try await connection.pipeline(statements)
    }

    func close() async {
        isClosed = true
        waiting?.raise()
        await connection?.close()
        connection = nil
    }

    private func wait(_ connection: Connection) async {
        let interrupt = connection.makeInterrupt()
        waiting = interrupt
        defer { waiting = nil }
        do {
            let notifications = try await withTaskCancellationHandler {
                try await connection.notifications(interrupt)
            } onCancel: {
                interrupt.raise()
            }
            events += notifications.map(Listener.Event.notification)
        } catch is CancellationError {
            return
        } catch {
            logger?.debug("the listener lost its connection", metadata: ["error": "\(error)"])
            self.connection = nil
        }
    }

    private static func quoted(_ name: String) -> String {
        var quoted = "\""
        for character in name {
            if character == "\"" { quoted.append("\"") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
