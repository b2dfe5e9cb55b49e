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
            """
            select id, name, disambiguation from linernotes.artists
            where merged_into is null and lower(name) = lower($1) order by id
            """, text)
        if !exact.isEmpty { return try exact.map(ArtistAnswer.init(row:)) }
        let byID = try await database.query(
            """
            select distinct a.id, a.name, a.disambiguation from linernotes.artists a
            left join linernotes.artist_identities i on i.artist_id = a.id
            where a.id::text = $1 or i.native_id = lower($1) or i.native_id = $1 order by 1
            """, text)
        if !byID.isEmpty { return try byID.map(ArtistAnswer.init(row:)) }
        let key = NameKey(text)
        guard !key.isEmpty else { return [] }
        let all = try await database.query(
            "select id, name, disambiguation from linernotes.artists where merged_into is null order by id"
        ).map(ArtistAnswer.init(row:))
        let named = all.filter { NameKey($0.name) == key }
        return named.isEmpty ? all.filter { ActName($0.name) == ActName(text) } : named
    }
}

extension ArtistAnswer {
    fileprivate init(row: Row) throws {
        self.init(
            artistId: ArtistID(rawValue: try row["id"]), name: try row["name"],
            disambiguation: try row["disambiguation"])
    }
}
