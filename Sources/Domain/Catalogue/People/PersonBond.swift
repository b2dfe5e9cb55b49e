public import FleetMessages

/// What speaks for two sources' people being one.
public struct PersonBond: Sendable, Hashable {
    /// What the two have in common.
    public enum Proof: Sendable, Hashable {
        /// The name, on a track of ours, and what they did there.
        case role(TrackID)
        /// The name, on a track of ours.
        case track(TrackID)
        /// An entry of a database, by the page's key.
        case entry(String)
        /// An account and the name.
        case account(String)
        /// One is where the other's source leads.
        case statedID(String)
        /// The operator says so, in the statement of this number.
        case word(Int64)
    }

    /// One of the two.
    public let left: SourcePerson
    /// The other.
    public let right: SourcePerson
    /// What they have in common.
    public let proof: Proof
    /// Whether it proves by itself that the two are one, where nothing speaks against it. What is weak makes one of
    /// two only where nobody else comes into question.
    public let isStrong: Bool

    public init(_ left: SourcePerson, _ right: SourcePerson, _ proof: Proof, isStrong: Bool) {
        (self.left, self.right) = left < right ? (left, right) : (right, left)
        self.proof = proof
        self.isStrong = isStrong
    }
}

/// Two sources' people of one name on one track of ours.
public struct PersonMeeting: Sendable, Equatable {
    /// Where they meet.
    public let track: TrackID
    /// Both, with what their sources say they did there.
    public let left, right: (person: SourcePerson, roles: Set<CreditRole>)

    public init(
        _ track: TrackID, _ left: (person: SourcePerson, roles: Set<CreditRole>),
        _ right: (person: SourcePerson, roles: Set<CreditRole>)
    ) {
        self.track = track
        self.left = left
        self.right = right
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.track == right.track && left.left == right.left && left.right == right.right
    }

    /// Strong where both did the same kind of work: two namesakes on a record seldom do.
    public var bond: PersonBond {
        let isAlike = !Set(left.roles.compactMap(\.field)).isDisjoint(with: right.roles.compactMap(\.field))
        return PersonBond(
            left.person, right.person, isAlike ? .role(track) : .track(track), isStrong: isAlike)
    }
}

extension PersonBond {
    /// Bonds by pages. An entry stands for one person, and two who are named alike have it for being one; where the
    /// names differ it may be an alias, or a member's page that lists the group. An account may be run by several.
    public static func bonds(byPages people: [SourcePerson: PersonFacts]) -> [PersonBond] {
        let entries = people.mapValues { Set($0.entries.map(\.key)) }
        let owners = entries.map { ($0.key, $0.value.union([$0.key.ownPage])) }
        let byEntry = pairs(owners).compactMap { left, right, key -> PersonBond? in
            guard let first = people[left], let second = people[right] else { return nil }
            let isStrong = first.isNamed(like: second)
            guard isStrong || (first.kind != .group && second.kind != .group) else { return nil }
            let isOwn = key == left.ownPage || key == right.ownPage
            return PersonBond(left, right, isOwn ? .statedID(key) : .entry(key), isStrong: isStrong)
        }
        let byAccount = pairs(people.map { ($0.key, Set($0.value.accounts.map(\.key))) }).compactMap {
            left, right, key -> PersonBond? in
            guard let first = people[left], let second = people[right], first.isNamed(like: second) else { return nil }
            return PersonBond(left, right, .account(key), isStrong: true)
        }
        return byEntry + byAccount
    }

    private static func pairs(
        _ people: [(person: SourcePerson, keys: Set<String>)]
    ) -> [(SourcePerson, SourcePerson, String)] {
        var holders: [String: [SourcePerson]] = [:]
        for (person, keys) in people { for key in keys { holders[key, default: []].append(person) } }
        return holders.flatMap { key, people in
            people.indices.flatMap { left in people[(left + 1)...].map { (people[left], $0, key) } }
        }
    }
}

/// Kinds of work that one person does several roles of.
private enum Field { case producing, writing, engineering, performing }

extension CreditRole {
    /// nil: not known.
    fileprivate var field: Field? {
        switch self {
        case .producer, .coProducer, .additionalProducer, .assistantProducer, .executiveProducer, .vocalProducer,
            .remixer:
            .producing
        case .writer, .composer, .lyricist, .librettist, .arranger: .writing
        case .engineer, .mixEngineer, .recordingEngineer, .masteringEngineer: .engineering
        case .performer, .programming: .performing
        case .other: nil
        }
    }
}
