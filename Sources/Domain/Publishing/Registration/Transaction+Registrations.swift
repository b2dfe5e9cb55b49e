public import FoundationEssentials
public import Postgres

/// What the database keeps of registrations.
extension Transaction {
    /// Stores what sources said, in one round trip; twice is as once, and an older answer never takes a newer one's place.
    ///
    /// - Returns: How many are new or newer.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func store(_ registrations: [Registration]) async throws -> Int {
        guard !registrations.isEmpty else { return 0 }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        let rows = String(decoding: try encoder.encode(registrations.map(StoredRegistration.init)), as: UTF8.self)
        return try await query("select publishing.store_registrations($1::jsonb)", rows)[0][0]
    }

    /// What is known of some ISRCs and needs not be asked for again: negatives for 14 days, the rest for 30.
    ///
    /// - Throws: `DatabaseError`.
    public func freshRegistrations(of isrcs: [String], at now: Date) async throws -> [Registration] {
        try await query(
            """
            select r.isrc, r.source, r.origin, r.as_of, r.updated_at, r.state, r.title, r.iswc, r.song_code,
              r.collection_share::float8 as collection_share, r.writers::text, r.publishers::text, r.administrators::text
            from publishing.registrations r
            where r.isrc = any ($1) and r.expires_at > $2
            order by r.isrc, r.source
            """, isrcs, now
        ).map(Registration.init(row:))
    }

    /// What the newest bulk feed says of some ISRCs; those that it does not hold are left out, and so is all where no feed
    /// is loaded.
    ///
    /// - Throws: `DatabaseError`.
    public func feedRegistrations(of isrcs: [String]) async throws -> [Registration] {
        let feeds = try await query(
            """
            select f.id, f.created_at from publishing.feeds f where f.state = 'published'
            order by f.created_at desc, f.id desc limit 1
            """)
        guard let feed = feeds.first else { return [] }
        let asOf: Date = try feed["created_at"]
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try await query(
            "select r.entry::text from publishing.registry_entries($1, $2) r", feed["id", as: Int64.self], isrcs
        ).compactMap { row in
            let entry = try decoder.decode(RegistryEntry.self, from: Data(row[0, as: String.self].utf8))
            return Registration(entry, asOf: asOf)
        }
    }
}

/// A registration as the function of the database takes it.
private struct StoredRegistration: Encodable {
    let isrc: String
    let source: String
    let origin: String
    let asOf: Date
    let expiresAt: Date
    let updatedAt: Date?
    let state: String
    let publisherStatus: String
    let title: String?
    let iswc: String?
    let songCode: String?
    let collectionShare: Double?
    let writers: [Registration.Party]
    let publishers: [Registration.Party]
    let administrators: [Registration.Party]

    init(_ registration: Registration) {
        isrc = registration.isrc
        source = registration.source
        origin = registration.origin.rawValue
        asOf = registration.asOf
        expiresAt = registration.asOf.addingTimeInterval(Double(registration.timeToLive.components.seconds))
        updatedAt = registration.updatedAt
        state = registration.state.rawValue
        publisherStatus = registration.publisherStatus.rawValue
        title = registration.title
        iswc = registration.iswc
        songCode = registration.songCode
        collectionShare = registration.collectionShare
        writers = registration.writers
        publishers = registration.publishers
        administrators = registration.administrators
    }
}

extension Registration {
    fileprivate init(row: Row) throws {
        func parties(_ column: String) throws -> [Party] {
            try JSONDecoder().decode([Party].self, from: Data(row[column, as: String.self].utf8))
        }
        self.init(
            isrc: try row["isrc"], source: try row["source"],
            origin: Origin(rawValue: try row["origin"]) ?? .unknown, asOf: try row["as_of"],
            updatedAt: try row["updated_at"], state: State(rawValue: try row["state"]) ?? .notFound,
            title: try row["title"], iswc: try row["iswc"], songCode: try row["song_code"],
            writers: try parties("writers"), publishers: try parties("publishers"),
            administrators: try parties("administrators"), collectionShare: try row["collection_share"])
    }
}
