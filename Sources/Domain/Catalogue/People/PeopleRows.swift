import FleetMessages
import FoundationEssentials
import Postgres

/// What can be asked for rows.
protocol Querying: Sendable {
    @discardableResult
    func query(_ sql: String, _ parameters: (any PostgresEncodable)?...) async throws -> [Row]
}

extension Database: Querying {}
extension Transaction: Querying {}

struct SourcePersonRow: Encodable {
    let source, nativeId: String

    init(_ person: SourcePerson) {
        source = person.source.name
        nativeId = person.nativeID
    }
}

struct ArrangedPersonRow: Encodable {
    let source, nativeId, homeSource, homeNativeId, name, nameKey: String
    let kind: String?

    init(_ member: SourcePerson, of person: ComputedPerson) {
        source = member.source.name
        nativeId = member.nativeID
        homeSource = person.members[0].source.name
        homeNativeId = person.members[0].nativeID
        name = person.name
        nameKey = person.nameKey
        kind = person.kind
    }
}

struct NameRow: Encodable {
    let name, nameKey: String
}

extension Querying {
    /// Sources' people who may have to do with these, with the person of ours that each is so far.
    func people(
        around people: [SourcePerson]
    ) async throws -> [SourcePerson: PersonID] {
        guard !people.isEmpty else { return [:] }
        return try await query(
            "select source, native_id, person_id from linernotes.people_around($1::jsonb, $2)",
            document(people.sorted().map(SourcePersonRow.init)), PagePlatforms.all
        ).reduce(into: [:]) { known, row in
            known[SourcePerson(Source(try row[0]), try row[1])] = PersonID(rawValue: try row[2])
        }
    }

    func facts(
        of people: some Sequence<SourcePerson>
    ) async throws -> [SourcePerson: PersonFacts] {
        try await query(
            "select * from linernotes.person_facts($1::jsonb, $2)",
            document(people.sorted().map(SourcePersonRow.init)), PagePlatforms.all
        ).reduce(into: [:]) { facts, row in
            let keys: [String] = try row["page_keys"]
            let pages = zip(try row["platforms"] as [String], keys).map { PersonFacts.Page($0, $1) }
            facts[SourcePerson(Source(try row["source"]), try row["native_id"])] = PersonFacts(
                names: try row["names"], aliases: try row["aliases"], kinds: try row["kinds"],
                entries: Set(pages.filter { PagePlatforms.databases.contains($0.platform) }),
                accounts: Set(pages.filter { PagePlatforms.accounts.contains($0.platform) }))
        }
    }

    func meetings(of people: some Sequence<SourcePerson>) async throws -> [PersonMeeting] {
        try await query(
            "select * from linernotes.person_meetings($1::jsonb)",
            document(people.sorted().map(SourcePersonRow.init))
        ).map { row in
            let left = SourcePerson(Source(try row["left_source"]), try row["left_native_id"])
            let right = SourcePerson(Source(try row["right_source"]), try row["right_native_id"])
            // A role that this program does not know was written by a newer one.
            let roles = { (words: [String]) in Set(words.compactMap(CreditRole.init)) }
            return PersonMeeting(
                TrackID(rawValue: try row["track_id"]), (left, roles(try row["left_roles"])),
                (right, roles(try row["right_roles"])))
        }
    }

    func words(on people: some Sequence<SourcePerson>) async throws -> [PersonWord] {
        try await query(
            "select * from linernotes.person_words($1::jsonb)",
            document(people.sorted().map(SourcePersonRow.init))
        ).map { row in
            PersonWord(
                try row["id"], SourcePerson(Source(try row["source"]), try row["native_id"]),
                SourcePerson(Source(try row["other_source"]), try row["other_native_id"]), isOne: try row["is_true"])
        }
    }
}
