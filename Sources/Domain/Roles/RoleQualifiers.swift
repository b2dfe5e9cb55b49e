import Catalogue

/// What stands in the brackets of a role, and what it makes of the role's name. Pure.
///
/// Brackets hold anything: which kind, of what, where, a nickname. What is not understood there changes nothing.
struct RoleQualifiers {
    private let details: [RoleWords]

    init(_ details: [RoleWords]) { self.details = details }

    /// One, or for an engineer of several trades each of them.
    func senses(of sense: RoleSense) -> [RoleSense] {
        switch sense.job {
        case .produce: [producer(sense)]
        case .engineer: engineer(sense)
        case .write: [writer(sense)]
        case .unnamed: [unnamed(sense)]
        case .direct: [details.contains { RoleSense($0).isPerformance } ? RoleSense(.perform) : sense]
        default: [sense]
        }
    }

    /// `Technician [Guitar]` plays none.
    private func unnamed(_ sense: RoleSense) -> RoleSense {
        details.lazy.map { RoleSense($0) }.first { $0.isUnderstood && !$0.isPerformance } ?? sense
    }

    private func producer(_ sense: RoleSense) -> RoleSense {
        if details.contains(where: \.namesNoTrack) { return RoleSense(.apart) }
        let kinds = details.reduce(into: sense.kinds) { $0.formUnion($1.kinds) }
        if kinds.isEmpty, details.contains(where: { $0.isAll([.job(.remix)]) }) { return RoleSense(.remix) }
        return RoleSense(.produce, kinds)
    }

    private func engineer(_ sense: RoleSense) -> [RoleSense] {
        let jobs = EngineersWork.jobs(in: details.flatMap(\.words))
        return jobs.isEmpty ? [sense] : jobs.map { RoleSense($0) }
    }

    /// `[Swedish Lyrics]`, `[Music]`; both together are the song.
    private func writer(_ sense: RoleSense) -> RoleSense {
        let words = details.flatMap(\.words)
        let wroteMusic = words.contains(.job(.compose))
        let wroteWords = words.contains(.job(.lyrics))
        guard wroteMusic != wroteWords else { return sense }
        let isOfWords = details.contains { $0.words.last == .job(.lyrics) && $0.words.count <= 3 }
        let isOfMusic = details.contains { $0.isAll([.job(.compose)]) }
        return isOfWords ? RoleSense(.lyrics) : isOfMusic ? RoleSense(.compose) : sense
    }
}

extension RoleWords {
    /// Of a producer: the film's, the compilation's, what came after, a company's.
    fileprivate var namesNoTrack: Bool { isAll([.medium]) || isForSomebody }

    /// The kinds of producer that free text names.
    fileprivate var kinds: Set<ProducerKind> {
        var kinds = Set(words.compactMap { if case .kind(let kind) = $0 { kind } else { nil } })
        if words.contains(.second), !words.contains(nil) { kinds.insert(.assistant) }
        if words.contains(.voice), !words.contains(.plain), isAll([.voice, .way]) { kinds.insert(.vocal) }
        return kinds
    }

    /// Whether it says this and nothing else of its own: `Vocals`, `Vocal Production`, `Additional Vocals`.
    fileprivate func isAll(_ sought: Set<RoleWord>) -> Bool {
        !words.isEmpty && words.contains { $0.map(sought.contains) ?? false }
            && words.allSatisfy { word in
                switch word {
                case .job(.produce), .plain, .kind: true
                case let word?: sought.contains(word)
                case nil: false
                }
            }
    }
}
