/// Which sources' people are one. Pure, and the same whatever came first: no id of ours and no order enters.
///
/// The surest pairs are joined first, unless anything between the two as they are by then speaks against it. Where
/// pairs that are equally sure exclude each other, nobody knows which is meant, and they stay open: a false merge is
/// worse than a missed one.
public struct PersonClusters: Sendable {
    private let facts: [SourcePerson: PersonFacts]
    private var roots: [SourcePerson: SourcePerson]
    private var members: [SourcePerson: [SourcePerson]]
    /// Who the operator says are two, and one.
    private let apart, together: Set<Pair>

    /// Each a person, sorted within and without.
    public var all: [[SourcePerson]] { members.values.map { $0.sorted() }.sorted { $0[0] < $1[0] } }

    public init(_ facts: [SourcePerson: PersonFacts], _ bonds: [PersonBond], _ words: [PersonWord] = []) {
        self.facts = facts
        apart = Set(words.filter { !$0.isOne }.map { Pair($0.left, $0.right) })
        together = Set(words.filter(\.isOne).map { Pair($0.left, $0.right) })
        roots = Dictionary(uniqueKeysWithValues: facts.keys.map { ($0, $0) })
        members = Dictionary(uniqueKeysWithValues: facts.keys.map { ($0, [$0]) })
        let known = Set(bonds).filter { facts[$0.left] != nil && facts[$0.right] != nil }
        let pairs = Dictionary(grouping: known) { Pair($0.left, $0.right) }
        let levels = Dictionary(grouping: pairs, by: { Sureness($0.value) })
        for (sureness, pairs) in levels.sorted(by: { $0.key > $1.key }) {
            join(pairs.map(\.key), despite: sureness.tolerated)
        }
    }

    /// Joins pairs that are equally sure.
    private mutating func join(_ pairs: [Pair], despite tolerated: PersonConflict) {
        let open = Set(pairs.map { Pair(root($0.left), root($0.right)) })
            .filter { $0.left != $0.right && conflict($0.left, $0.right) <= tolerated }
        var others: [SourcePerson: Set<SourcePerson>] = [:]
        for pair in open {
            others[pair.left, default: []].insert(pair.right)
            others[pair.right, default: []].insert(pair.left)
        }
        let sole = open.filter { pair in
            !isContested(pair.left, others[pair.right] ?? [], tolerated)
                && !isContested(pair.right, others[pair.left] ?? [], tolerated)
        }
        for group in Self.connected(sole) where !hasConflict(group, beyond: tolerated) { unite(group) }
    }

    /// Whether another of the same rank comes into question, who is somebody else.
    private func isContested(
        _ person: SourcePerson, _ rivals: Set<SourcePerson>, _ tolerated: PersonConflict
    ) -> Bool {
        rivals.contains { $0 != person && conflict($0, person) > tolerated }
    }

    private func hasConflict(_ group: [SourcePerson], beyond tolerated: PersonConflict) -> Bool {
        group.indices.contains { left in
            group[(left + 1)...].contains { conflict(group[left], $0) > tolerated }
        }
    }

    /// The gravest between any two of them.
    private func conflict(_ left: SourcePerson, _ right: SourcePerson) -> PersonConflict {
        (members[left] ?? []).reduce(.none) { gravest, first in
            (members[right] ?? []).reduce(gravest) { gravest, second in
                max(gravest, conflictOfTwo(first, second))
            }
        }
    }

    /// On two of whom the operator has spoken nothing else counts.
    private func conflictOfTwo(_ first: SourcePerson, _ second: SourcePerson) -> PersonConflict {
        let pair = Pair(first, second)
        if apart.contains(pair) { return .word }
        guard !together.contains(pair), let one = facts[first], let other = facts[second] else { return .none }
        return PersonConflict(first, one, second, other)
    }

    private func root(_ person: SourcePerson) -> SourcePerson { roots[person] ?? person }

    private mutating func unite(_ group: [SourcePerson]) {
        guard let first = group.min() else { return }
        for other in group where other != first {
            let moved = members.removeValue(forKey: other) ?? []
            for person in moved { roots[person] = first }
            members[first, default: []] += moved
        }
    }

    private static func connected(_ pairs: Set<Pair>) -> [[SourcePerson]] {
        var groups: [SourcePerson: Set<SourcePerson>] = [:]
        for pair in pairs {
            let united = groups[pair.left, default: [pair.left]].union(groups[pair.right, default: [pair.right]])
            for person in united { groups[person] = united }
        }
        return Set(groups.values).map { $0.sorted() }
    }
}

/// Two, in their order.
private struct Pair: Hashable {
    let left, right: SourcePerson

    init(_ left: SourcePerson, _ right: SourcePerson) {
        (self.left, self.right) = left < right ? (left, right) : (right, left)
    }
}

/// How sure the bonds of a pair make it. However often two namesakes meet, that alone is no more than weak.
private struct Sureness: Hashable, Comparable {
    private let words, strong, weak: Int

    /// What it outweighs: the operator's word all but itself.
    var tolerated: PersonConflict { words > 0 ? .proof : strong > 0 ? .doubt : .none }

    init(_ bonds: [PersonBond]) {
        words = bonds.count(where: \.isWord)
        strong = bonds.filter(\.isStrong).reduce(0) { $0 + $1.weight }
        weak = strong > 0 ? bonds.count { !$0.isStrong } : 0
    }

    static func < (left: Sureness, right: Sureness) -> Bool {
        (left.words, left.strong, left.weak) < (right.words, right.strong, right.weak)
    }
}

extension PersonBond {
    /// A page or an id is somebody's own; a name and a role are shared by some.
    fileprivate var weight: Int {
        switch proof {
        case .statedID, .entry: 3
        case .account: 2
        case .role, .track, .word: 1
        }
    }

    fileprivate var isWord: Bool { if case .word = proof { true } else { false } }
}
