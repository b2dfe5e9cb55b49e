import FleetMessages

/// What speaks against two sources' people being one.
public enum PersonConflict: Sendable, Comparable {
    /// Nothing.
    case none
    /// Enough to keep them apart where little speaks for one: kinds that differ under one name, or pages that differ
    /// in a database of somebody else.
    case doubt
    /// Nothing speaks for one that could outweigh it: one source tells them apart, a source leads to another id than
    /// this, or a group meets a person of another name.
    case proof
    /// The operator says that they are two.
    case word

    /// Between two, whichever comes first.
    public init(
        _ left: SourcePerson, _ leftFacts: PersonFacts, _ right: SourcePerson, _ rightFacts: PersonFacts
    ) {
        let isSplit = left.source == right.source && left != right
        let kinds = Set([leftFacts.kind, rightFacts.kind].compactMap { $0 })
        if isSplit || Self.leadsElsewhere(leftFacts, right, rightFacts)
            || Self.leadsElsewhere(rightFacts, left, leftFacts)
            || (kinds.count == 2 && !leftFacts.isNamed(like: rightFacts))
        {
            self = .proof
        } else {
            self = kinds.count == 2 || Self.differ(left, leftFacts, right, rightFacts) ? .doubt : .none
        }
    }

    /// Whether who has these facts has an entry in the other's own database, and it is not the other.
    private static func leadsElsewhere(_ facts: PersonFacts, _ other: SourcePerson, _ otherFacts: PersonFacts) -> Bool {
        let platform = other.source.name
        let stated = Set(facts.entries.filter { $0.platform == platform }.map(\.key))
        let known = Set(otherFacts.entries.filter { $0.platform == platform }.map(\.key))
        guard !stated.isEmpty, stated.isDisjoint(with: known.union([other.ownPage])) else { return false }
        // An address that holds no id tells nothing of an id.
        return !known.isEmpty || stated.contains { $0.hasPrefix("\(platform):artist/") }
    }

    private static func differ(
        _ left: SourcePerson, _ leftFacts: PersonFacts, _ right: SourcePerson, _ rightFacts: PersonFacts
    ) -> Bool {
        let foreign = { (facts: PersonFacts) in
            Dictionary(grouping: facts.entries, by: \.platform)
                .filter { $0.key != left.source.name && $0.key != right.source.name }
        }
        let others = foreign(rightFacts)
        return foreign(leftFacts).contains { platform, pages in
            others[platform].map { Set($0).isDisjoint(with: pages) } ?? false
        }
    }
}
