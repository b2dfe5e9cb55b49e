/// How a worker settles. Only the first is right; the others are the mistakes that the schedules must find.
enum Habit: String, Sendable, CaseIterable {
    case honest
    case followUpsAfterCommit
    case effectsForWhateverWasRead
    case effectsBeforeTheTransaction
    case effectsAgainAfterLostCommit

    func plan(for batch: [Held], then others: [Intent], ending: Step) -> [Intent] {
        let gate = [Intent.step(.begin), .step(.acknowledge(batch))]
        switch self {
        case .honest, .effectsAgainAfterLostCommit:
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
    /// What was given back may be given back once more, too, and counts once; the ledger would note it twice, so that
    /// is left to FenceTests.
    func planAfterLostCommit(of batch: [Held], _ settlement: [Intent]) -> [Intent] {
        switch self {
        case .effectsAgainAfterLostCommit where !batch.isEmpty: [.effectsOf(batch), .followUpsOf(batch)]
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
