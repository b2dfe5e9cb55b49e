extension Schedule {
    /// Whoever is in a transaction is worth more than one who is not.
    func victim() -> Participant {
        let busy = participants.filter { $0.isInTransaction || $0.released != nil }
        return misfortune.pick(busy.isEmpty || misfortune.chance(25) ? participants : busy)
    }

    /// Ends a participant at whatever it is doing; a new one takes its place.
    func crash(_ participant: Participant) async throws {
        counters[.crashes] += 1
        if participant.isSettling { counters[.settlementCrashes] += 1 }
        let isWaiting = participant.released != nil
        note(
            participant.name, "crash",
            isWaiting ? "while waiting" : participant.isInTransaction ? "in transaction" : "idle")
        participant.released = nil
        try await endSession(of: participant, byServer: isWaiting || misfortune.chance(50))
        if isWaiting { await answerOfTheDead(participant) }
        undo(participant)
        participant.behaviour = participant.behaviour.restarted()
        participant.pausedUntil = now + misfortune.below(2000)
        try await settle(newest: nil)
    }

    func endSession(of participant: Participant, byServer: Bool = true) async throws {
        guard let session = participant.lane.abandon() else { return }
        try await arena.end(session, byServer: byServer)
    }

    /// Its statement answers with an error, which nobody is there to read. Others may answer before it: their locks
    /// may have been its own.
    private func answerOfTheDead(_ dead: Participant) async {
        var early: [Arena.Report] = []
        while true {
            let report = await arena.reports.take()
            if case .answered(dead.index, _) = report { break }
            early.append(report)
        }
        for report in early { arena.reports.put(report) }
    }

    /// Everybody waits for somebody: the server ends that by refusing one of them, which is a breach.
    func awaitDeadlock() async throws {
        breach("nobody waits in a circle", participants.map { "\($0.name): \($0.released!)" }.joined(separator: "; "))
        for participant in participants { try await crash(participant) }
    }

    /// No more faults: open transactions are rolled back, and whoever waited gets his answer.
    func heal() async throws {
        while let open = participants.first(where: { $0.isInTransaction && $0.released == nil }) {
            try await release(.rollback, of: open)
        }
    }
}
