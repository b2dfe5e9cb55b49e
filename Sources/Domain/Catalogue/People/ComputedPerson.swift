import Matching

/// A person as computed from all that sources state of them.
public struct ComputedPerson: Sendable, Equatable {
    /// As sources know them, the most reliable source first: its record is who the person is.
    public let members: [SourcePerson]
    /// By which they are shown.
    public let name: String
    /// In the most reliable source's words; nil: nobody says.
    public let kind: String?

    /// The name as names are compared.
    var nameKey: String { NameKey(name).text }

    /// - Parameter members: At least one.
    init(_ members: [SourcePerson], _ facts: [SourcePerson: PersonFacts]) {
        let ordered = members.sorted {
            let (left, right) = (Confidence.reliability(of: $0.source), Confidence.reliability(of: $1.source))
            return left == right ? $0 < $1 : left > right
        }
        self.members = ordered
        name = ordered.lazy.compactMap { facts[$0]?.names.first { !NameKey($0).isEmpty } }.first ?? ""
        kind = ordered.lazy.compactMap { facts[$0]?.kinds.first }.first
    }

    /// Who is who among these, by all that speaks for and against it.
    public static func all(
        _ facts: [SourcePerson: PersonFacts], _ meetings: [PersonMeeting], _ words: [PersonWord] = []
    ) -> [ComputedPerson] {
        let bonds = meetings.map(\.bond) + PersonBond.bonds(byPages: facts) + words.compactMap(\.bond)
        return PersonClusters(facts, bonds, words).all.map { ComputedPerson($0, facts) }
    }
}
