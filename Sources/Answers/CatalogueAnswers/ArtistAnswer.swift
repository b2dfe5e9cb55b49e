import Catalogue
public import FleetMessages
import Matching
import Postgres

/// An artist to whom something is credited.
public struct ArtistAnswer: Sendable, Equatable, Encodable {
    /// Our number of them.
    public let artistId: ArtistID
    /// Their name.
    public let name: String
    /// What tells them from others of that name; empty where nothing is needed.
    public let disambiguation: String
    /// How many tracks are theirs.
    public let tracks: Int
    /// Who knows them, by name.
    public let sources: [String]
}

/// Why a text means no artist: none has that name or id, or several have it, and nobody guesses between them.
public struct ArtistLookUpError: Error, Sendable, Equatable {
    /// What was asked for.
    public let text: String
    /// Those who may be meant; none where nobody is.
    public let candidates: [ArtistAnswer]
}

extension CatalogueQueries {
    /// The one artist whom the text means.
    ///
    /// - Parameter text: A name, our id, or a source's.
    /// - Throws: ``ArtistLookUpError`` when it means none, or several; `DatabaseError`.
    public func artist(_ text: String) async throws -> ArtistAnswer {
        let artists = try await artists(text)
        guard artists.count == 1, let artist = artists.first else {
            throw ArtistLookUpError(text: text, candidates: artists)
        }
        return artist
    }

    /// The artists whom the text means, by number: by name as names are compared, else by our id or a source's.
    ///
    /// - Throws: `DatabaseError`.
    public func artists(_ text: String) async throws -> [ArtistAnswer] {
        let exact = try await database.query(
            "select id from linernotes.artists where merged_into is null and lower(name) = lower($1)", text)
        if !exact.isEmpty { return try await described(exact.map { try $0[0] }) }
        let byID = try await database.query(
            """
            select a.id from linernotes.artists a left join linernotes.artist_identities i on i.artist_id = a.id
            where a.id::text = $1 or i.native_id = lower($1) or i.native_id = $1
            """, text)
        if !byID.isEmpty { return try await described(byID.map { try $0[0] }) }
        let key = NameKey(text)
        guard !key.isEmpty else { return [] }
        let all = try await database.query("select id, name from linernotes.artists where merged_into is null").map {
            (id: try $0[0] as Int64, name: try $0[1] as String)
        }
        let named = all.filter { NameKey($0.name) == key }
        let meant = named.isEmpty ? all.filter { ActName($0.name) == ActName(text) } : named
        return try await described(meant.map(\.id))
    }

    private func described(_ artists: [Int64]) async throws -> [ArtistAnswer] {
        guard !artists.isEmpty else { return [] }
        return try await database.query(
            """
            select a.id, a.name, a.disambiguation,
              (select count(*) from linernotes.tracks_of_artist(a.id)) as tracks,
              array(select distinct i.source from linernotes.artist_identities i where i.artist_id = a.id order by 1)
                as sources
            from linernotes.artists a where a.id = any ($1) order by a.id
            """, artists
        ).map(ArtistAnswer.init(row:))
    }
}

extension ArtistAnswer {
    fileprivate init(row: Row) throws {
        self.init(
            artistId: ArtistID(rawValue: try row["id"]), name: try row["name"],
            disambiguation: try row["disambiguation"], tracks: try row["tracks"], sources: try row["sources"])
    }
}
