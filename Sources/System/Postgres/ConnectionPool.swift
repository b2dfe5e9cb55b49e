package import Logging
import Synchronization

/// A bounded number of connections; whoever waits longest is served first.
final class ConnectionPool: Sendable {
    private enum Place: Sendable {
        case connection(Connection)
        /// The right to open a connection.
        case vacancy
    }

    private typealias Waiter = CheckedContinuation<Place, any Error>

    private struct State {
        var idle: [Connection] = []
        /// Connections and vacancies given out, and idle ones.
        var taken = 0
        var waiters: [(id: UInt64, waiter: Waiter)] = []
        /// Waits that ended before they began.
        var abandoned: [UInt64: any Error] = [:]
        var lastWait: UInt64 = 0
        var isClosed = false
        var sessionOptions = true
        var lastRefusal: DatabaseError?
    }

    private let configuration: DatabaseConfiguration
    private let logger: Logger?
    private let state = Mutex(State())

    init(_ configuration: DatabaseConfiguration, logger: Logger?) {
        self.configuration = configuration
        self.logger = logger
    }

    /// Takes a connection that works; give it back with ``release(_:)``.
    func acquire() async throws -> Connection {
        let deadline = ContinuousClock.now + configuration.acquireTimeout
        switch try await place(until: deadline) {
        case .vacancy: return try await open(until: deadline)
        case .connection(let connection):
            // Asked from here: a visit to the connection's thread costs as much as a statement.
            guard connection.hasInput else { return connection }
            if await connection.isAlive() { return connection }
            return try await open(until: deadline)
        }
    }

    func release(_ connection: Connection) {
        give(connection.isReusable ? .connection(connection) : .vacancy)
    }

    /// Ends the waits and closes idle connections; those in use close when they come back.
    func close() async {
        let (idle, waiters) = state.withLock { state in
            defer { state.idle = []; state.waiters = [] }
            state.isClosed = true
            state.taken -= state.idle.count
            return (state.idle, state.waiters.map(\.waiter))
        }
        for waiter in waiters { waiter.resume(throwing: Self.closed) }
        for connection in idle { await connection.close() }
    }

    /// How many connections are open or being opened.
    var count: Int { state.withLock { $0.taken } }

    /// How many callers wait for a place.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    private static var closed: DatabaseError { DatabaseError(.closed, "The database is closed.") }
}

// MARK: - Waiting for a place

extension ConnectionPool {
    private func place(until deadline: ContinuousClock.Instant) async throws -> Place {
        if let place = try state.withLock({ try take(&$0) }) { return place }
        let id = state.withLock { state in
            state.lastWait += 1
            return state.lastWait
        }
        async let _: Void = expire(id, at: deadline)
        defer { _ = state.withLock { $0.abandoned.removeValue(forKey: id) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enqueue($0, id) }
        } onCancel: {
            abandon(id) { _ in CancellationError() }
        }
    }

    private func take(_ state: inout State) throws -> Place? {
        guard !state.isClosed else { throw Self.closed }
        // Whoever came earlier waits: a newcomer does not overtake him.
        guard state.waiters.isEmpty else { return nil }
        if let connection = state.idle.popLast() { return .connection(connection) }
        guard state.taken < configuration.connectionsMaximum else { return nil }
        state.taken += 1
        return .vacancy
    }

    private func enqueue(_ waiter: Waiter, _ id: UInt64) {
        let outcome: Result<Place, any Error>? = state.withLock { state in
            if let error = state.abandoned.removeValue(forKey: id) { return .failure(error) }
            let place = Result { try take(&state) }
            switch place {
            case .success(nil):
                state.waiters.append((id, waiter))
                return nil
            case .success(let place?): return .success(place)
            case .failure(let error): return .failure(error)
            }
        }
        if let outcome { waiter.resume(with: outcome) }
    }

    private func expire(_ id: UInt64, at deadline: ContinuousClock.Instant) async {
        guard (try? await Task.sleep(until: deadline, clock: .continuous)) != nil else { return }
        let limit = configuration.acquireTimeout
        let maximum = configuration.connectionsMaximum
        abandon(id) { state in
            // A server that is away is the better explanation than the queue in front of it.
            state.lastRefusal
                ?? DatabaseError(.poolExhausted, "None of \(maximum) connections became free within \(limit).")
        }
    }

    private func abandon(_ id: UInt64, _ reason: (State) -> any Error) {
        let (waiter, error): (Waiter?, any Error) = state.withLock { state in
            let error = reason(state)
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                state.abandoned[id] = error
                return (nil, error)
            }
            return (state.waiters.remove(at: index).waiter, error)
        }
        waiter?.resume(throwing: error)
    }

    private func give(_ place: Place) {
        let waiter: Waiter? = state.withLock { state in
            if !state.waiters.isEmpty { return state.waiters.removeFirst().waiter }
            if case .connection(let connection) = place, !state.isClosed {
                state.idle.append(connection)
            } else {
                state.taken -= 1
            }
            return nil
        }
        waiter?.resume(returning: place)
    }
}

// MARK: - Connecting

extension ConnectionPool {
    /// Opens a connection on a place of ours, patiently while the server is away; gives the place up on failure.
    private func open(until deadline: ContinuousClock.Instant) async throws -> Connection {
        do {
            let connection = try await connect(until: deadline)
            state.withLock { $0.lastRefusal = nil }
            return connection
        } catch {
            give(.vacancy)
            throw error
        }
    }

    private func connect(until deadline: ContinuousClock.Instant) async throws -> Connection {
        var delay = RetryDelay()
        while true {
            do {
                return try await connect()
            } catch let error as DatabaseError where error.code == .connectionFailed {
                state.withLock { $0.lastRefusal = error }
                let wait = delay.next()
                guard !state.withLock(\.isClosed) else { throw Self.closed }
                guard .now + wait < deadline else { throw error }
                logger?.debug("the database refused a connection", metadata: ["error": "\(error)", "retry": "\(wait)"])
                try await Task.sleep(for: wait)
            }
        }
    }

    func connect() async throws -> Connection {
        let sessionOptions = state.withLock(\.sessionOptions)
        do {
            return try await Connection.opened(configuration, sessionOptions: sessionOptions, logger: logger)
        } catch let error as DatabaseError where sessionOptions && ConnectionRefusal.isAboutSessionOptions(error) {
            let connection = try await Connection.opened(configuration, sessionOptions: false, logger: logger)
            // Remembered only now: the refusal was about the options, and not about something else.
            state.withLock { $0.sessionOptions = false }
            logger?.info("sessions run without server-side timeouts", metadata: ["reason": "\(error)"])
            return connection
        }
    }
}

extension Connection {
    /// Opens a session outside every pool.
    package static func opened(
        _ configuration: DatabaseConfiguration, sessionOptions: Bool = true, logger: Logger? = nil
    ) async throws -> Connection {
        let connection = try Connection(configuration, logger: logger)
        try await connection.open(sessionOptions: sessionOptions)
        return connection
    }
}
