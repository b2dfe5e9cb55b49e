public import FleetMessages
import Postgres

/// Why several sources' people are one: what decided it.
public struct PersonReason: Sendable, Equatable {
    /// All of them, the most reliable source first.
    public let members: [SourcePerson]
    /// What any two of them have in common, the strong ones first.
    public let bonds: [PersonBond]
}

extension CatalogueReader {
    /// Why those of these people who are several sources' are one, by what is stated now. Nothing is locked.
    ///
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func reasons(
        for people: [PersonID]
    ) async throws -> [PersonID: PersonReason] {
        let known = try await database.query(
            "select source, native_id, person_id from linernotes.person_identities where person_id = any ($1)",
            people.map(\.rawValue)
        ).map { (SourcePerson(Source(try $0[0]), try $0[1]), PersonID(rawValue: try $0[2])) }
        let several = Dictionary(grouping: known, by: \.1).filter { $0.value.count > 1 }.mapValues { $0.map(\.0) }
        let members = several.values.flatMap { $0 }
        guard !members.isEmpty else { return [:] }
        let facts = try await database.facts(of: members)
        let words = try await database.words(on: members)
        let bonds =
            try await database.meetings(of: members).map(\.bond) + PersonBond.bonds(byPages: facts)
            + words.compactMap(\.bond)
        return several.mapValues { members in
            PersonReason(
                members: ComputedPerson(members, facts).members,
                bonds: Set(bonds).filter { members.contains($0.left) && members.contains($0.right) }
                    .sorted(by: PersonBond.isBefore))
        }
    }
}

extension PersonBond {
    fileprivate static func isBefore(_ left: PersonBond, _ right: PersonBond) -> Bool {
        (left.isStrong ? 0 : 1, left.left, left.right) < (right.isStrong ? 0 : 1, right.left, right.right)
    }
}
