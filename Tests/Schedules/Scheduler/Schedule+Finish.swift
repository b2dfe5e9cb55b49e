extension Schedule {
    /// Takes an answer in: the books first, then the participant.
    func finish(_ participant: Participant, _ reply: Reply) async throws {
        guard let step = participant.released else { return }
        participant.released = nil
        note(participant.name, "\(step)", "\(reply)")
        if case .refused(let why) = reply {
            breach("nobody is refused, and a read waits for no lock", "\(participant.name): \(step): \(why)")
        }
        count(step, reply, of: participant)
        keepBooks(step, reply, of: participant)
        if case .commit = step, faults.lostCommits, misfortune.chance(20) {
            counters[.lostCommits] += 1
            note(participant.name, "connection broken", "the answer to commit is lost")
            try await endSession(of: participant)
            participant.behaviour.lostCommit()
        } else {
            participant.behaviour.took(step, reply, now: now)
        }
    }

    private func keepBooks(_ step: Step, _ reply: Reply, of participant: Participant) {
        switch step {
        case .begin: participant.isInTransaction = true
        case .commit:
            committed += participant.pending
            participant.endTransaction()
        case .rollback: undo(participant)
        case .acknowledge: participant.isSettling = true
        case .read: participant.hasRead = participant.isInTransaction
        default: break
        }
        if participant.isInTransaction {
            participant.touched.formUnion(step.rows)
            if case .held(let held) = reply { participant.touched.formUnion(held.map(\.id)) }
        }
        guard step.isSend else { return }
        if participant.isInTransaction { participant.pending += reply.ids } else { committed += reply.ids }
    }

    /// What was open is undone.
    func undo(_ participant: Participant) {
        if participant.isSettling { counters[.undoneFollowUps] += participant.pending.count }
        if participant.hasRead { counters[.rolledBackReads] += 1 }
        undone += participant.pending
        participant.endTransaction()
    }

    private func count(_ step: Step, _ reply: Reply, of participant: Participant) {
        switch (step, reply) {
        case (.acknowledge(let asked), .ids(let ids)): counters[.staleAcknowledges] += asked.count - ids.count
        case (.extend(let asked, _), .ids(let ids)), (.fail(let asked, _), .ids(let ids)),
            (.defer(let asked, _), .ids(let ids)), (.deadLetter(let asked, _), .ids(let ids)):
            counters[.staleReturns] += asked.count - ids.count
        case (.redrive(let asked), .ids(let ids)):
            counters[.redrives] += ids.count
            counters[.refusedRedrives] += asked.count - ids.count
        case (.read, .held(let held)): countLapses(held, readBy: participant)
        case (.plainRead, .held(let held)):
            counters[.thefts] += held.count
            countLapses(held, readBy: participant)
        default: break
        }
    }

    private func countLapses(_ held: [Held], readBy reader: Participant) {
        let handled = Set(participants.filter { $0 !== reader }.flatMap { $0.behaviour.holding.map(\.id) })
        counters[.lapses] += held.count { handled.contains($0.id) }
    }
}
