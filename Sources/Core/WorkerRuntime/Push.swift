import Backoff
import FoundationEssentials
import Logging
import Messages
import Postgres
import Settings
import Surroundings

/// How notifications of new messages come to a staying worker: what its lanes tell the senders, and what it hears.
///
/// Senders notify only while somebody waits; `sql/core/functions/waking/await_messages.sql` says how they know.
/// That notifications come through at all is proved by one that the worker sends itself, through the pool; until then,
/// and for as long as a pooler swallows it, there is polling.
actor Push {
    /// Longest wait while notifications are proved: for one that was lost.
    private static let safetyInterval: Duration = .seconds(2)
    /// Longest wait while they are not.
    private static let pollInterval: Duration = .seconds(1)
    /// First and longest wait while a sender may still commit without notifying.
    private static let unsettledInterval: (first: Duration, last: Duration) = (.milliseconds(5), .milliseconds(100))
    private static let proofTimeout: Duration = .seconds(5)
    /// Between tries to be heard again.
    private static let pauses = Backoff(base: .seconds(2), minimum: .seconds(1), maximum: .seconds(60))

    private let queue: QueueName
    private let database: Database
    private let direct: String?
    private let logger: Logger
    private let proof = "linernotes_proof_\(UUID().uuidString.lowercased())"
    private var listener: Listener?
    private var isProved = false
    /// Tries in a row that came to nothing.
    private var failures = 0
    private var lanesWaiting = 0
    private var unsettledFor = 0
    private var isTaken = false
    private var turns: [CheckedContinuation<Void, Never>] = []

    init(queue: QueueName, database: Database, direct: String?, logger: Logger) {
        self.queue = queue
        self.database = database
        self.direct = direct
        self.logger = logger
    }

    // MARK: Hearing

    /// Listens, and calls this whenever there may be a message, until it is cancelled.
    ///
    /// Whatever keeps notifications away costs only time: it is said once, there is polling meanwhile, and every now
    /// and then it is tried again.
    ///
    /// - Throws: `ConfigurationError` where the address makes no sense from the start.
    func listen(_ surroundings: Surroundings, _ ring: @escaping @Sendable () async -> Void) async throws {
        while !Task.isCancelled {
            do {
                let listener = try await database.listen(to: ["linernotes_\(queue)", proof], direct: direct)
                self.listener = listener
                try await hear(listener, ring)
            } catch let error as DatabaseError where error.code == .configurationInvalid && failures == 0 {
                throw Self.misconfigured(error)
            } catch let error as DatabaseError {
                sayThatItPolls(because: "\(error)")
            }
            await close()
            try await surroundings.time.sleep(
                for: Self.pauses.delay(attempt: failures, random: surroundings.random()))
        }
    }

    private static func misconfigured(_ error: DatabaseError) -> ConfigurationError {
        ConfigurationError(
            "DATABASE_DIRECT_URL", "makes no sense: \(error.message)", fix: error.hint ?? "Correct it, or unset it.")
    }

    /// Hears until notifications turn out not to come through.
    private func hear(_ listener: Listener, _ ring: @escaping @Sendable () async -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await self.prove()
                for await event in listener { await self.take(event, ring) }
            }
            tasks.addTask {
                try await Task.sleep(for: Self.proofTimeout)
                if await !self.isProved {
                    await listener.close()
                    await self.sayThatItPolls(because: "no notification comes through")
                }
            }
            try await tasks.waitForAll()
        }
    }

    private func sayThatItPolls(because reason: String) {
        failures += 1
        logger.log(
            level: failures == 1 ? .warning : .debug, "notifications of new messages are lost; polling once a second",
            metadata: [
                "error": "\(reason)",
                "hint": direct == nil
                    ? "set DATABASE_DIRECT_URL to the database itself, past the pooler"
                    : "see that DATABASE_DIRECT_URL leads to the database itself",
            ])
    }

    private func sayThatItHears() {
        if failures > 0 { logger.info("notifications of new messages come through again") }
        failures = 0
    }

    private func take(_ event: Listener.Event, _ ring: @Sendable () async -> Void) async {
        switch event {
        case .notification(let notification) where notification.channel == proof:
            isProved = true
            sayThatItHears()
            await announce()
        case .notification:
            break
        case .reconnected:
            // The session's locks are gone, and with them what senders knew.
            if isProved { await announce() }
        }
        await ring()
    }

    /// Sends the notification that proves the way. Not through the session that listens: that would hear itself even
    /// where nobody else is heard.
    private func prove() async throws {
        try await database.query("select pg_notify($1, '')", proof)
    }

    /// Says on the session that listens that a worker stays, and that lanes of it wait.
    private func announce() async {
        do {
            try await listener?.perform([Presence.announce(queue)])
        } catch {
            logger.debug("could not announce the worker", metadata: ["error": "\(error)"])
        }
    }

    // MARK: Waiting

    /// Has senders notify from now on, and says how long to wait for one at the most. The caller reads once more after
    /// it.
    func beginWaiting() async -> Duration {
        await takeTurn()
        defer { passTurn() }
        lanesWaiting += 1
        guard isProved, let listener else { return Self.pollInterval }
        do {
            let statement = Statement("select * from linernotes.await_messages($1)", queue.rawValue)
            return try Self.patience(try await listener.perform([statement])[0][0], unsettledFor: &unsettledFor)
        } catch {
            logger.debug("could not say that the worker waits", metadata: ["error": "\(error)"])
            return Self.pollInterval
        }
    }

    private static func patience(_ row: Row, unsettledFor: inout Int) throws -> Duration {
        let nextDue = try row["next_due_ms", as: Int?.self].map { Duration.milliseconds($0) }
        let isSettled: Bool = try row["is_settled"]
        unsettledFor = isSettled ? 0 : unsettledFor + 1
        let limit =
            isSettled
            ? safetyInterval : min(unsettledInterval.first * (1 << min(unsettledFor - 1, 10)), unsettledInterval.last)
        return min(limit, nextDue ?? limit)
    }

    /// Has senders do without, once no lane waits any more.
    func endWaiting() async {
        await takeTurn()
        defer { passTurn() }
        lanesWaiting -= 1
        guard lanesWaiting == 0, isProved, let listener else { return }
        do {
            try await listener.perform([Statement("select linernotes.stop_awaiting($1)", queue.rawValue)])
        } catch {
            logger.debug("could not say that the worker waits no more", metadata: ["error": "\(error)"])
        }
    }

    /// One lane at a time: what one takes back must not overtake what another says after it.
    private func takeTurn() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { turns.append($0) }
    }

    private func passTurn() {
        guard !turns.isEmpty else {
            isTaken = false
            return
        }
        turns.removeFirst().resume()
    }

    func close() async {
        await listener?.close()
        listener = nil
        isProved = false
    }
}
