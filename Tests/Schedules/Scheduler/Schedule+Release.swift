extension Schedule {
    /// Releases a statement and returns when everybody has his answer or waits for a lock.
    func release(_ step: Step, of participant: Participant) async throws {
        counters[.statements] += 1
        let session = try await participant.lane.session()
        participant.released = step
        guard concernsOthers(step, of: participant) else {
            return try await finish(participant, await session.perform(step, at: now))
        }
        let (reports, index, time) = (arena.reports, participant.index, now)
        Task { reports.put(.answered(participant: index, await session.perform(step, at: time))) }
        try await settle(newest: participant)
    }

    /// Whether it may have to wait for somebody, or somebody waits for it.
    private func concernsOthers(_ step: Step, of participant: Participant) -> Bool {
        let others = participants.filter { $0 !== participant }
        if step.endsTransaction { return others.contains { $0.released != nil } }
        let rows = step.rows
        return others.contains { !rows.isDisjoint(with: $0.touched) || !rows.isDisjoint(with: $0.released?.rows ?? []) }
    }

    /// Returns when each statement released has answered or is known to wait for a lock.
    ///
    /// No clock decides: the server is asked until it says so. After an answer the others are asked about anew, since
    /// they may have waited for just that.
    func settle(newest: Participant?) async throws {
        var answers: [Int: Reply] = [:]
        var inquiry: Int?
        while true {
            let open = participants.filter { $0.released != nil && answers[$0.index] == nil }
            if open.isEmpty { break }
            if inquiry == nil { inquiry = try await arena.inquire(about: try await processes(of: open)) }
            switch await arena.reports.take() {
            case .answered(let participant, let reply):
                answers[participant] = reply
                inquiry = nil
            case .waiting(inquiry, let waiting):
                inquiry = nil
                if try waiting.get().count == open.count { return try await take(answers, newest: newest) }
            case .waiting: continue
            }
        }
        try await take(answers, newest: newest)
    }

    private func processes(of open: [Participant]) async throws -> [Int] {
        var processes: [Int] = []
        for participant in open { processes.append(try await participant.lane.session().process) }
        return processes
    }

    private func take(_ answers: [Int: Reply], newest: Participant?) async throws {
        if let newest, let step = newest.released, answers[newest.index] == nil { noteWait(newest, step) }
        // In one order, whoever was faster: the newest first, since the others waited for it.
        let inOrder = participants.filter { $0 === newest } + participants.filter { $0 !== newest }
        for participant in inOrder {
            if let reply = answers[participant.index] { try await finish(participant, reply) }
        }
    }

    private func noteWait(_ participant: Participant, _ step: Step) {
        counters[.lockWaits] += 1
        note(participant.name, "\(step)", "<waiting>")
    }
}
