import Catalogue

/// What the name of a role means, before its brackets are looked at. Pure.
struct RoleSense: Equatable {
    /// nil: not understood.
    var job: RoleJob?
    /// Of producers only.
    var kinds: Set<ProducerKind> = []

    var isUnderstood: Bool { job != nil }
    var isPerformance: Bool { job == .perform }

    var role: CreditRole {
        guard job == .produce else { return job?.role ?? .other }
        return ProducerKind.allCases.first(where: kinds.contains)?.role ?? .producer
    }

    var reach: RoleReach { job?.reach ?? .unclear }

    init(_ job: RoleJob?, _ kinds: Set<ProducerKind> = []) {
        self.job = job
        self.kinds = kinds
    }

    /// The last word that names anything is the job; those before it say of what, or which kind.
    init(_ words: RoleWords) {
        if let phrase = words.phrase {
            self.init(phrase)
        } else if words.isForSomebody || words.words.contains(.job(.apart)) {
            self.init(.apart)
        } else {
            var before = words.words
            var after: [RoleWord?] = []
            while before.count > 1, let last = before.last ?? nil, last.saysWhichKind {
                after.append(before.removeLast())
            }
            let head = before.popLast() ?? nil
            self.init(head: head, of: before + after, after: after, isDone: words.endsInBy)
        }
    }

    /// - Parameter isDone: Whether a name follows: whatever stands before `Mixed By` was mixed.
    private init(head: RoleWord?, of others: [RoleWord?], after: [RoleWord?], isDone: Bool) {
        switch head {
        case .job(.produce): self = Self.producer(others, after: after)
        case .job(.engineer): self.init(others.contains(.medium) ? .apart : Self.engineer(others))
        case .job(.direct): self.init(others.contains { $0?.isPerformed ?? false } ? .perform : .direct)
        case .job(.aid) where others.contains(.medium): self.init(.apart)
        case .job(.perform), .play, .voice, .way: self.init(.perform)
        case .job(let job): self.init(others.contains(nil) && !isDone ? nil : job)
        default: self.init(nil)
        }
    }

    /// `Production Assistant` is an office; only what is known before `Producer` leaves one.
    private static func producer(_ others: [RoleWord?], after: [RoleWord?]) -> RoleSense {
        if others.contains(.medium) { return RoleSense(.apart) }
        if others.contains(nil) || after.contains(.kind(.assistant)) { return RoleSense(nil) }
        if others.contains(.job(.remix)) { return RoleSense(.remix) }
        return RoleSense(.produce, kinds(in: others))
    }

    /// Of instruments: a part of the production, beside whoever produced the whole.
    private static func kinds(in words: [RoleWord?]) -> Set<ProducerKind> {
        var kinds = Set(words.compactMap { if case .kind(let kind) = $0 { kind } else { nil } })
        if words.contains(.second) { kinds.insert(.assistant) }
        if words.contains(.voice) {
            kinds.insert(.vocal)
        } else if words.contains(.play) {
            kinds.insert(.additional)
        }
        return kinds
    }

    private static func engineer(_ others: [RoleWord?]) -> RoleJob? {
        others.contains(nil) ? nil : EngineersWork.jobs(in: others).first ?? .engineer
    }
}

/// What an engineer is said to have done.
enum EngineersWork {
    /// A remix is mixed by an engineer, too, and made by a remixer: who is called an engineer mixed it.
    static func jobs(in words: [RoleWord?]) -> [RoleJob] {
        var jobs: [RoleJob] = []
        for word in words {
            let job: RoleJob? =
                switch word {
                case .job(.mix), .job(.remix): .mix
                case .job(.record): .record
                case .job(.master): .master
                default: nil
                }
            if let job, !jobs.contains(job) { jobs.append(job) }
        }
        return jobs
    }
}

extension RoleWord {
    /// An instrument, a voice, or who plays and sings.
    var isPerformed: Bool { [.play, .voice, .job(.perform)].contains(self) }

    /// What may follow a job's name: `Production, Additional`, `Engineer Second`.
    fileprivate var saysWhichKind: Bool {
        switch self {
        case .kind, .second, .plain: true
        default: false
        }
    }
}
