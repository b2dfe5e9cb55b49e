import Backoff
import Logging
import Messages
import Postgres
import Queue
import Surroundings
import Upstreams

/// One batch on its straight line: triage → handle (network, no transaction) → settle (one transaction, which also
/// reads the next batch) → report.
struct BatchRun<W: Worker>: Sendable {
    let worker: W
    let database: Database
    let queue: MessageQueue
    let visibilityTimeout: Duration
    let surroundings: Surroundings
    let logger: Logger

    private var declaration: Declaration { W.declaration }

    /// Works on messages as read, to their end, and reads the next batch in the commit that settles the last of them.
    ///
    /// - Parameter nextLimit: How many messages to read then; asked when it is time. Nil: none.
    /// - Returns: The next batch; nil when it was not read, and must be read apart.
    /// - Throws: Only when the database can't be reached to settle; the messages return by themselves.
    func run(
        _ messages: [Message], nextLimit: @Sendable () async -> Int? = { nil }
    ) async throws -> (report: BatchReport, next: [Message]?) {
        let triage = Triage<W.Body>(messages, deliveriesLostMaximum: declaration.deliveriesLostMaximum)
        var report = BatchReport()
        report.read = messages.count
        let byID = Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let groups = ([triage.together] + triage.alone.map { [$0] }).filter { !$0.isEmpty }

        var next = try await settle(
            [], refused: triage.refused, of: byID, into: &report, reading: groups.isEmpty ? await nextLimit() : nil)
        for (index, group) in groups.enumerated() {
            let omissions = Omissions()
            let split = Split(group, await Omissions.$current.withValue(omissions) { await handle(group) })
            report.add(omissions.take(), of: group.compactMap { byID[$0.id] })
            let isLast = index == groups.count - 1
            next = try await settle(
                split.found, refused: split.failed, of: byID, into: &report,
                reading: isLast ? await nextLimit() : nil)
        }
        return (report, next)
    }

    // MARK: Handle

    /// Handles a group while a heartbeat keeps it hidden; never longer than the handling timeout.
    private func handle(_ group: [Delivery<W.Body>]) async -> [MessageID: Outcome<W.Finding>] {
        do {
            return try await withThrowingTaskGroup { tasks in
                tasks.addTask { try await worker.handle(group) }
                tasks.addTask { try await heartbeat(group) }
                defer { tasks.cancelAll() }
                return try await tasks.next() ?? [:]
            }
        } catch {
            let fault = Fault.classify(error)
            return Dictionary(uniqueKeysWithValues: group.map { ($0.id, .failed(fault)) })
        }
    }

    /// Extends the group at a third of its timeout, for as long as some of it is ours: what the handler finds when
    /// none is will be thrown away by the fence.
    ///
    /// - Throws: ``Fault/handlingTimeout`` when that has passed; until then it does not end.
    private func heartbeat(_ group: [Delivery<W.Body>]) async throws -> [MessageID: Outcome<W.Finding>] {
        let endsAt = surroundings.time.monotonic + declaration.handlingTimeout
        var ours = group.map(\.fence)
        while true {
            let left = endsAt - surroundings.time.monotonic
            guard left > .zero else { throw Fault.handlingTimeout }
            try await surroundings.time.sleep(for: ours.isEmpty ? left : min(left, visibilityTimeout / 3))
            guard !ours.isEmpty, surroundings.time.monotonic < endsAt else { continue }
            do {
                let held = try await queue.extend(declaration.queue, ours, visibilityTimeout: visibilityTimeout)
                ours.removeAll { !held.contains($0.id) }
            } catch let error as DatabaseError {
                logger.warning("could not extend messages; trying again", metadata: ["error": "\(error)"])
            }
        }
    }

    // MARK: Settle

    private typealias Failure = (fence: Fence, error: any Classified)

    private func settle(
        _ found: [Found<W.Body, W.Finding>], refused: [Failure], of messages: [MessageID: Message],
        into report: inout BatchReport, reading limit: Int?
    ) async throws -> [Message]? {
        guard !found.isEmpty || !refused.isEmpty else { return nil }
        for failure in refused {
            if let message = messages[failure.fence.id] { report.add(failure.error, of: message) }
        }
        let plan = SettlementPlan(
            refused, attempts: messages.mapValues(\.attempts), attemptsMaximum: declaration.attemptsMaximum,
            backoff: .queue, random: surroundings.random)
        do {
            let (settled, next) = try await commit(found, plan, reading: limit)
            report.add(settled, found: found.count, plan: plan)
            return next
        } catch let error as DatabaseError where !error.isRetryable {
            try await settleAfter(error, found, plan, of: messages, into: &report)
            return nil
        }
    }

    /// The store refused the data of some message. Each is stored alone; the one at fault fails alone.
    private func settleAfter(
        _ error: DatabaseError, _ found: [Found<W.Body, W.Finding>], _ plan: SettlementPlan,
        of messages: [MessageID: Message], into report: inout BatchReport
    ) async throws {
        guard found.count > 1 || !plan.isEmpty else {
            guard let only = found.first else { throw error }
            let refused = [(only.delivery.fence, Fault(error) as any Classified)]
            _ = try await settle([], refused: refused, of: messages, into: &report, reading: nil)
            return
        }
        if !plan.isEmpty {
            report.add(try await commit([], plan, reading: nil).settled, found: 0, plan: plan)
        }
        for one in found {
            _ = try await settle([one], refused: [], of: messages, into: &report, reading: nil)
        }
    }

    /// The transaction. The fence comes first: effects and follow-ups are written only for what is still ours. The
    /// next batch is read with the commit: one round trip and one flush to disk less.
    ///
    /// Run again after a lost answer to its commit it finds nothing of its own left, and changes nothing; what was
    /// read with it comes back by itself.
    private func commit(
        _ found: [Found<W.Body, W.Finding>], _ plan: SettlementPlan, reading limit: Int?
    ) async throws -> (settled: Settled, next: [Message]?) {
        let read = limit.map { Statement.read(declaration.queue, limit: $0, visibilityTimeout: visibilityTimeout) }
        return try await Persistence.retry(surroundings, logger) {
            let (settled, rows) = try await database.transaction(last: { transaction in
                (try await settle(found, plan, in: transaction), read)
            })
            return (settled, read == nil ? nil : try rows.map(Message.init(row:)))
        }
    }

    private func settle(
        _ found: [Found<W.Body, W.Finding>], _ plan: SettlementPlan, in transaction: Transaction
    ) async throws -> Settled {
        var settled = Settled()
        let ours = try await transaction.acknowledge(declaration.queue, found.map(\.delivery.fence))
        settled.acknowledged = ours.count
        let kept = found.filter { ours.contains($0.delivery.id) }
        if !kept.isEmpty {
            try await transaction.send(try await worker.store(kept, in: transaction))
        }
        settled.failed = try await transaction.fail(declaration.queue, plan.failed).count
        settled.deferred = try await transaction.defer(declaration.queue, plan.deferred).count
        settled.dead = try await transaction.deadLetter(declaration.queue, plan.dead).count
        return settled
    }

    private struct Split {
        var found: [Found<W.Body, W.Finding>] = []
        var failed: [Failure] = []

        init(_ group: [Delivery<W.Body>], _ outcomes: [MessageID: Outcome<W.Finding>]) {
            for delivery in group {
                switch outcomes[delivery.id] {
                case .found(let finding)?: found.append(Found(delivery: delivery, finding: finding))
                case .failed(let error)?: failed.append((delivery.fence, error))
                case nil: failed.append((delivery.fence, Fault.noOutcome))
                }
            }
        }
    }
}

/// What the transaction changed: less than planned where a fence did not hold.
struct Settled: Sendable {
    var acknowledged = 0
    var failed = 0
    var deferred = 0
    var dead = 0
}

extension BatchReport {
    mutating func add(_ settled: Settled, found: Int, plan: SettlementPlan) {
        acknowledged += settled.acknowledged
        failed += settled.failed
        deferred += settled.deferred
        deadLettered += settled.dead
        let planned = found + plan.failed.count + plan.deferred.count + plan.dead.count
        stale += planned - settled.acknowledged - settled.failed - settled.deferred - settled.dead
    }
}

extension Backoff {
    /// For messages: 2 s, doubling, at most 5 min.
    static let queue = Backoff(base: .seconds(2), maximum: .seconds(300))
}
