public import FleetMessages
import Matching

/// Which people of ours are one person. Pure; a false merge is worse than a missed one, so it takes proof:
/// the same name on the same track at two sources, or a page that belongs to one person alone.
///
/// Two people whom one source tells apart are never made one.
public enum PersonIdentity {
    /// Ids by which sources know people.
    public typealias Identities = [PersonID: [Source: Set<String>]]

    /// The absorbed person turned out to be the kept one.
    public struct Merger: Sendable, Equatable {
        /// The one that stays: of the two the one with the lower id.
        public let kept: PersonID
        /// The one that becomes part of the other.
        public let absorbed: PersonID

        public init(kept: PersonID, absorbed: PersonID) {
            self.kept = kept
            self.absorbed = absorbed
        }
    }

    /// A page that a source states for a person.
    public struct Page: Sendable, Equatable {
        /// For whom the page is stated.
        public let person: PersonID
        /// The person's name; an account makes two people one only where their names are the same.
        public let name: String
        /// The ``FoundLink/platform`` that the page is of.
        public let platform: String
        /// The same for all spellings of the page's address.
        public let key: String

        public init(person: PersonID, name: String, platform: String, key: String) {
            self.person = person
            self.name = name
            self.platform = platform
            self.key = key
        }
    }

    /// Mergers by names: sources that name the same person of the same track mean the same. Where one source has two
    /// of that name on a track, nobody knows which is meant.
    public static func mergers(from evidence: [Evidence], _ identities: Identities) -> [Merger] {
        var clusters = Clusters(identities)
        for statements in groups(evidence, by: { Named(track: $0.track, name: NameKey($0.personName)) }) {
            guard !NameKey(statements[0].personName).isEmpty, !isAmbiguous(statements) else { continue }
            clusters.join(statements.map(\.person))
        }
        return clusters.mergers
    }

    /// Mergers by pages. A page in a database of artists stands for one of them; an account may be run by several, so
    /// there the names have to be the same too.
    ///
    /// - Parameters:
    ///   - pages: Those of all the people who may be one.
    ///   - databases: Platforms whose pages are entries of a database.
    ///   - accounts: Platforms whose pages are accounts.
    ///   - identities: The ids that tell people apart.
    public static func mergers(
        from pages: [Page], databases: Set<String>, accounts: Set<String>, _ identities: Identities
    ) -> [Merger] {
        var clusters = Clusters(identities)
        for entries in groups(pages.filter { databases.contains($0.platform) }, by: \.key) {
            clusters.join(entries.map(\.person))
        }
        let named = pages.filter { accounts.contains($0.platform) && !NameKey($0.name).isEmpty }
        for entries in groups(named, by: { "\($0.key) \(NameKey($0.name))" }) {
            clusters.join(entries.map(\.person))
        }
        return clusters.mergers
    }

    private struct Named: Hashable {
        let track: TrackID
        let name: NameKey
    }

    private static func isAmbiguous(_ statements: [Evidence]) -> Bool {
        Dictionary(grouping: statements, by: \.source).values.contains { Set($0.map(\.person)).count > 1 }
    }

    /// In order of appearance, so that the same input gives the same mergers.
    private static func groups<Element, Key: Hashable>(
        _ elements: [Element], by key: (Element) -> Key
    ) -> [[Element]] {
        var order: [Key] = []
        var members: [Key: [Element]] = [:]
        for element in elements {
            let key = key(element)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(element)
        }
        return order.compactMap { members[$0] }
    }
}

/// People found to be one so far, with the ids that they have together.
private struct Clusters {
    private var identities: PersonIdentity.Identities
    private var kept: [PersonID: PersonID] = [:]
    private(set) var mergers: [PersonIdentity.Merger] = []

    init(_ identities: PersonIdentity.Identities) { self.identities = identities }

    mutating func join(_ people: [PersonID]) {
        for person in people.dropFirst() { join(people[0], person) }
    }

    private mutating func join(_ left: PersonID, _ right: PersonID) {
        let (left, right) = (root(left), root(right))
        guard left != right, !areApart(left, right) else { return }
        let (first, second) = left.rawValue < right.rawValue ? (left, right) : (right, left)
        kept[second] = first
        identities[first, default: [:]].merge(identities[second] ?? [:]) { $0.union($1) }
        mergers.append(PersonIdentity.Merger(kept: first, absorbed: second))
    }

    private func root(_ person: PersonID) -> PersonID {
        var person = person
        while let next = kept[person] { person = next }
        return person
    }

    /// Whether one source knows both, under different ids.
    private func areApart(_ left: PersonID, _ right: PersonID) -> Bool {
        let others = identities[right] ?? [:]
        return (identities[left] ?? [:]).contains { source, ids in
            others[source].map { $0.isDisjoint(with: ids) } ?? false
        }
    }
}
