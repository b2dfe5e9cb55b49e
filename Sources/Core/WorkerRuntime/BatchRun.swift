import Logging
import Messages
import Postgres
import Queue
import Surroundings
import Upstreams

/// One batch on its straight line: triage → handle (network, no transaction) → settle (one transaction, which also
/// reads the next batch) → report. A heartbeat keeps hidden what is not settled yet.
struct BatchRun<W: Worker>: Sendable {
    let worker: W
    let database: Database
    let queue: MessageQueue
    let visibilityTimeout: Duration
    let surroundings: Surroundings
    let logger: Logger
    /// Returns once the read that brought the messages is committed; nothing is written for them before.
    var readStands: @Sendable () async throws -> Void = {}

    var declaration: Declaration { W.declaration }

    /// Works on messages as read, to their end, and reads the next batch in the commit that settles the last of them.
    ///
    /// - Parameter nextLimit: How many messages to read then; asked when it is time. Nil: none.
    /// - Returns: The next batch; nil when it was not read, and must be read apart.
    /// - Throws: Only when the database can't settle, nor put off; the messages return by themselves. ``ReadLost``.
    func run(
        _ messages: [Message], nextLimit: @escaping @Sendable () async -> Int? = { nil }
    ) async throws -> (report: BatchReport, next: [Message]?) {
        let hold = Hold(messages.map(\.fence))
        return try await withThrowingTaskGroup(of: (report: BatchReport, next: [Message]?)?.self) { tasks in
            tasks.addTask { try await work(on: messages, hold, nextLimit) }
            tasks.addTask {
                try await heartbeat(hold)
                return nil
            }
            defer { tasks.cancelAll() }
            while let ended = try await tasks.next() {
                if let ended { return ended }
            }
            throw CancellationError()
        }
    }

    private func work(
        on messages: [Message], _ hold: Hold, _ nextLimit: @Sendable () async -> Int?
    ) async throws -> (report: BatchReport, next: [Message]?) {
        var report = BatchReport()
        report.read = messages.count
        var next: [Message]?
        let groups = Self.groups(messages)
        for (index, group) in groups.enumerated() {
            try await beginHandling(group)
            let triage = Triage<W.Body>(group)
            let isLast = index == groups.count - 1
            var settlement = Settlement<W>(of: group)
            if !triage.refused.isEmpty {
                settlement.refused = triage.refused
                next = try await settle(
                    settlement, hold, into: &report,
                    reading: isLast && triage.accepted.isEmpty ? await nextLimit() : nil)
            }
            if !triage.accepted.isEmpty {
                let omissions = Omissions()
                let outcomes = await Omissions.$current.withValue(omissions) { await handle(triage.accepted) }
                report.add(omissions.take(), of: group)
                settlement.take(outcomes, of: triage.accepted)
                next = try await settle(settlement, hold, into: &report, reading: isLast ? await nextLimit() : nil)
            }
        }
        return (report, next)
    }

    /// One that was lost twice is handled alone: it may kill its worker, and should take no others along.
    static func groups(_ messages: [Message]) -> [[Message]] {
        let together = messages.filter { $0.deliveriesLost < 2 }
        let alone = messages.filter { $0.deliveriesLost >= 2 }
        return ([together] + alone.map { [$0] }).filter { !$0.isEmpty }
    }

    // MARK: Handle

    /// Has it noted that what was lost before is reached now. Where that can't be written, there is no proof later.
    ///
    /// - Throws: ``ReadLost``
    private func beginHandling(_ group: [Message]) async throws {
        let suspects = group.filter { $0.deliveriesLost > 0 }.map(\.fence)
        guard !suspects.isEmpty else { return }
        try await awaitRead()
        do {
            // The first death went without a note.
            try await queue.beginHandling(
                declaration.queue, suspects, deathsGranted: max(1, declaration.deliveriesLostMaximum - 1))
        } catch {
            logger.warning("could not note that handling begins", metadata: ["error": "\(error)"])
        }
    }

    /// - Throws: ``ReadLost``
    func awaitRead() async throws {
        do {
            try await readStands()
        } catch let error as DatabaseError {
            throw ReadLost(cause: error)
        }
    }

    /// Handles a group, never longer than the handling timeout.
    private func handle(_ group: [Delivery<W.Body>]) async -> [MessageID: Outcome<W.Finding>] {
        do {
            return try await withThrowingTaskGroup { tasks in
                tasks.addTask { try await worker.handle(group) }
                tasks.addTask {
                    try await surroundings.time.sleep(for: declaration.handlingTimeout)
                    throw Fault.handlingTimeout
                }
                defer { tasks.cancelAll() }
                return try await tasks.next() ?? [:]
            }
        } catch {
            let fault = Fault.classify(error)
            return Dictionary(uniqueKeysWithValues: group.map { ($0.id, .failed(fault)) })
        }
    }

    /// Extends what is held at a third of the timeout, for as long as some of it is ours: what is found for messages
    /// that are another's by now will be thrown away by the fence. Ends when cancelled.
    private func heartbeat(_ hold: Hold) async throws {
        while true {
            try await surroundings.time.sleep(for: visibilityTimeout / 3)
            await extend(hold)
        }
    }

    func extend(_ hold: Hold) async {
        let held = await hold.fences
        guard !held.isEmpty else { return }
        do {
            let ours = try await queue.extend(declaration.queue, held, visibilityTimeout: visibilityTimeout)
            await hold.release(held.filter { !ours.contains($0.id) })
        } catch  where !Task.isCancelled {
            logger.warning("could not extend messages; trying again", metadata: ["error": "\(error)"])
        } catch {
            return  // the batch is done
        }
    }
}

/// The commit of a read failed, or may have: what was handled meanwhile is thrown away, and its messages return.
struct ReadLost: Error {
    let cause: DatabaseError
}

/// The messages of a batch that a heartbeat keeps hidden. Those that are being settled need none: their rows are locked.
actor Hold {
    private(set) var fences: [Fence]

    init(_ fences: [Fence]) { self.fences = fences }

    func release(_ released: [Fence]) {
        let gone = Set(released)
        fences.removeAll { gone.contains($0) }
    }

    /// What could not be settled at once is held again.
    func take(_ taken: [Fence]) { fences = Array(Set(fences).union(taken)).sorted { $0.id < $1.id } }
}
