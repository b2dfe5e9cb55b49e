/// How a worker settles. Only the first is right; the others are the mistakes that the schedules must find.
enum Habit: String, Sendable, CaseIterable {
    case honest
    case followUpsAfterCommit
    case effectsForWhateverWasRead
    case effectsBeforeTheTransaction
    case effectsAgainAfterLostCommit
    case returnsAgainAfterLostCommit

    func plan(for batch: [Held], then others: [Intent], ending: Step) -> [Intent] {
        let gate = [Intent.step(.begin), .step(.acknowledge(batch))]
        switch self {
        case .honest, .effectsAgainAfterLostCommit, .returnsAgainAfterLostCommit:
            return gate + [.effects, .followUps] + others + [.step(ending)]
        case .followUpsAfterCommit:
            return gate + [.effects] + others + [.step(ending), .followUps]
        case .effectsForWhateverWasRead:
            return gate + [.effectsOf(batch), .followUpsOf(batch)] + others + [.step(ending)]
        case .effectsBeforeTheTransaction:
            return [.effectsOf(batch)] + gate + [.followUps] + others + [.step(ending)]
        }
    }

    /// What follows when nobody knows whether a settlement committed: the same again, from the gate.
    ///
    /// That holds for what is acknowledged, which is gone from the queue. What was given back still has its fence
    /// until it is read again, so giving it back once more would count twice.
    func planAfterLostCommit(of batch: [Held], _ settlement: [Intent]) -> [Intent] {
        switch self {
        case .effectsAgainAfterLostCommit where !batch.isEmpty: [.effectsOf(batch), .followUpsOf(batch)]
        case .returnsAgainAfterLostCommit: settlement
        default: batch.isEmpty ? [] : plan(for: batch, then: [], ending: .commit)
        }
    }
}

/// A step to come; those of effects and follow-ups depend on what the gate lets through.
enum Intent: Sendable {
    case step(Step)
    case effects
    case followUps
    case effectsOf([Held])
    case followUpsOf([Held])
}
