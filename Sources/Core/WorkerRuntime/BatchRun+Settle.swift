import Backoff
import Logging
import Messages
import Postgres
import Queue
import Surroundings
import Synchronization
import Upstreams

// Settling, whatever the database says. What only one message is to blame for, it alone pays for; what nobody in the
// batch is to blame for, nobody does: docs/decisions/0011-blame-needs-proof.md

extension BatchRun {
    /// - Returns: The next batch; nil when it was not read.
    /// - Throws: When the database neither settles nor puts off.
    func settle(
        _ settlement: Settlement<W>, _ hold: Hold, into report: inout BatchReport, reading limit: Int?
    ) async throws -> [Message]? {
        try await awaitRead()
        do {
            let plan = plan(settlement)
            let (settled, next) = try await commit(settlement, plan, hold, reading: limit)
            report.add(settled, plan, settlement)
            return next
        } catch let error as DatabaseError {
            try await settle(settlement, despite: error, hold, into: &report)
            return nil
        } catch {
            await standBack(from: settlement)
            throw error
        }
    }

    private func settle(
        _ settlement: Settlement<W>, despite error: DatabaseError, _ hold: Hold, into report: inout BatchReport
    ) async throws {
        let fault = Fault(error)
        let parts = settlement.parts
        switch parts.count {
        case _ where error.isOutage: try await putOff(settlement, fault, hold, into: &report)
        case 2...: for part in parts { _ = try await settle(part, hold, into: &report, reading: nil) }
        // It alone is at fault; or it met others again and again, and waits.
        case _ where !settlement.found.isEmpty:
            _ = try await settle(settlement.ending(in: fault), hold, into: &report, reading: nil)
        default: try await putOff(settlement, fault, hold, into: &report)
        }
    }

    /// The database can't do it now, and no message is to blame: all are put off, and none has died of it.
    ///
    /// - Throws: The error, where the database can't do that either. A single message that can't even be put off returns
    ///   by itself, and ends nobody.
    private func putOff(
        _ settlement: Settlement<W>, _ fault: Fault, _ hold: Hold, into report: inout BatchReport
    ) async throws {
        await standBack(from: settlement)
        let late = settlement.ending(in: fault.asDeferral)
        let plan = plan(late)
        do {
            let (settled, _) = try await commit(late, plan, hold, reading: nil, tries: 2)
            report.add(settled, plan, late)
        } catch let error as DatabaseError where !error.isOutage {
            report.add(Settled(), plan, late)
            await hold.release(settlement.fences)
        }
    }

    /// Takes back that the handling of these has begun, even where the worker is told to stop.
    private func standBack(from settlement: Settlement<W>) async {
        let suspects = settlement.suspects
        guard !suspects.isEmpty else { return }
        await Task {
            do {
                try await Persistence.retry(surroundings, logger, tries: 3) {
                    try await queue.endHandling(declaration.queue, suspects)
                }
            } catch {
                logger.warning("could not note that handling ended", metadata: ["error": "\(error)"])
            }
        }.value
    }

    private func plan(_ settlement: Settlement<W>) -> SettlementPlan {
        SettlementPlan(
            settlement.refused.map { (settlement.message($0.fence), $0.fence, $0.error) },
            attemptsMaximum: declaration.attemptsMaximum, backoff: .queue, random: surroundings.random)
    }

    // MARK: The transaction

    /// The transaction. The fence comes first: effects and follow-ups are written only for what is still ours. The
    /// next batch is read with the commit: one round trip and one flush to disk less.
    ///
    /// Run again after a lost answer to its commit it finds nothing of its own left, and changes nothing; what was
    /// read with it comes back by itself. Where it is the read that fails, it is left out: that is no fault of these.
    private func commit(
        _ settlement: Settlement<W>, _ plan: SettlementPlan, _ hold: Hold, reading limit: Int?,
        tries: Int = Persistence.triesMaximum
    ) async throws -> (settled: Settled, next: [Message]?) {
        let read = limit.map { Statement.read(declaration.queue, limit: $0, visibilityTimeout: visibilityTimeout) }
        let isReading = Mutex(false)
        do {
            return try await Persistence.retry(surroundings, logger, tries: tries) {
                isReading.withLock { $0 = false }
                let (settled, rows) = try await locking(settlement.fences, hold) {
                    try await database.transaction(last: { transaction in
                        let settled = try await write(settlement, plan, in: transaction)
                        isReading.withLock { $0 = true }
                        return (settled, read)
                    })
                }
                return (settled, read == nil ? nil : try rows.map(Message.init(row:)))
            }
        } catch let error as DatabaseError where read != nil && isReading.withLock({ $0 }) {
            logger.warning("could not read on", metadata: ["error": "\(error)"])
            return try await commit(settlement, plan, hold, reading: nil, tries: tries)
        }
    }

    /// While its transaction holds the rows of messages, nobody extends them, for that would wait; when it failed, they
    /// are extended at once: it may have taken longer than the timeout.
    private func locking<T>(_ fences: [Fence], _ hold: Hold, _ body: () async throws -> T) async throws -> T {
        await hold.release(fences)
        do {
            return try await body()
        } catch {
            await hold.take(fences)
            if let error = error as? DatabaseError, !error.isOutage { await extend(hold) }
            throw error
        }
    }

    /// All rows of the queue first, what failed too: from then on they are locked, and nobody else reads them however
    /// long the stores take.
    private func write(
        _ settlement: Settlement<W>, _ plan: SettlementPlan, in transaction: Transaction
    ) async throws -> Settled {
        var settled = Settled()
        let ours = try await transaction.acknowledge(declaration.queue, settlement.found.map(\.delivery.fence))
        settled.acknowledged = ours.count
        settled.failed = try await transaction.fail(declaration.queue, plan.failed).count
        settled.deferred = try await transaction.defer(declaration.queue, plan.deferred).count
        settled.dead = try await transaction.deadLetter(declaration.queue, plan.dead).count
        let kept = settlement.found.filter { ours.contains($0.delivery.id) }
        if !kept.isEmpty {
            try await transaction.send(try await worker.store(kept, in: transaction))
        }
        return settled
    }
}

extension BatchReport {
    fileprivate mutating func add<W>(_ settled: Settled, _ plan: SettlementPlan, _ settlement: Settlement<W>) {
        add(settled, found: settlement.found.count, plan: plan)
        for end in plan.ends {
            if let message = settlement.message(end.fence) { add(end.error, of: message) }
        }
    }
}

extension Backoff {
    /// For messages: 2 s, doubling, at most 5 min.
    static let queue = Backoff(base: .seconds(2), maximum: .seconds(300))
}
