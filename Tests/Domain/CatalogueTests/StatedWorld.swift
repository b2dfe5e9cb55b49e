import Catalogue
import FleetMessages
import Postgres
import TestSupport

/// What a source says, as it comes in: about a track, or about a person's pages.
enum Stated: Sendable {
    case credit(
        _ source: String, _ person: String, _ name: String, _ role: CreditRole, on: Int, kind: String? = nil,
        printed: String = "")
    case pages(_ source: String, _ person: String, [String])
}

/// A database to which statements come one by one, each with what is concluded from it.
final class StatedWorld {
    let database: Database
    private let prefix: String
    private var tracks: [Int: TrackID] = [:]
    private var credits: [String: [CreditClaim]] = [:]

    /// - Parameter prefix: Before all ids, so that several worlds can share a database.
    init(_ database: Database, prefix: String = "") {
        self.database = database
        self.prefix = prefix
    }

    static func with(_ body: (StatedWorld) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(StatedWorld(test.database))
        try await test.drop()
    }

    func track(_ number: Int) async throws -> TrackID {
        if let known = tracks[number] { return known }
        let rows = try await database.query("insert into linernotes.tracks (title) values ('T') returning id")
        let id = TrackID(rawValue: try rows[0][0])
        tracks[number] = id
        return id
    }

    /// All of them in this order; pages of somebody whom nobody named yet wait for that.
    func state(_ statements: [Stated]) async throws {
        var waiting: [Stated] = []
        for statement in statements where try await !take(statement) { waiting.append(statement) }
        for statement in waiting { _ = try await take(statement) }
    }

    /// The source names nobody on the track any more.
    func withdraw(_ source: String, on number: Int) async throws {
        credits["\(number) \(source)"] = []
        try await conclude(number, source)
    }

    private func take(_ statement: Stated) async throws -> Bool {
        switch statement {
        case .credit(let source, let person, let name, let role, let number, let kind, let printed):
            credits["\(number) \(source)", default: []].append(
                CreditClaim(
                    personNativeID: prefix + person, personName: name, personKind: kind, role: role,
                    level: .recording, creditedAs: printed, sourceRole: role.rawValue, statedOn: "x"))
            try await conclude(number, source)
        case .pages(let source, let person, let addresses):
            let ids = try await database.query(
                "select person_id from linernotes.person_identities where source = $1 and native_id = $2", source,
                prefix + person)
            guard let id = try ids.first.map({ PersonID(rawValue: try $0[0]) }) else { return false }
            let links = addresses.map { FoundLink(reading: $0, otherwise: "other") }
            try await database.transaction { transaction in
                try await transaction.store([id: links], from: Source(source))
                try await transaction.conclude(pagesOf: [id])
            }
        }
        return true
    }

    private func conclude(_ number: Int, _ source: String) async throws {
        let id = try await track(number)
        let claims = credits["\(number) \(source)"] ?? []
        let found = FoundCredits(nativeID: "n", match: TrackMatch(.isrc), claims: claims)
        try await database.transaction { transaction in
            try await transaction.store([id: found], from: Source(source))
            _ = try await transaction.conclude([id])
        }
    }

    /// Those who are one: `a 1, b 2`.
    func together() async throws -> [String] {
        try await database.query(
            """
            select string_agg(source || ' ' || substr(native_id, length($1) + 1), ', ' order by source, native_id)
            from linernotes.person_identities where starts_with(native_id, $1)
            group by person_id having count(*) > 1 order by 1
            """, prefix
        ).map { try $0[0] }
    }

    /// `producer musicbrainz b: discogs, genius`, of a track.
    func credits(on number: Int) async throws -> [String] {
        try await database.query(
            """
            select c.role || ' ' || h.source || ' ' || h.native_id || ': ' || array_to_string(c.sources, ', ')
            from linernotes.credits c join linernotes.person_identities h on h.home_id = c.person_id
            where c.track_id = $1 order by 1
            """, try await track(number).rawValue
        ).map { try $0[0] }
    }
}
