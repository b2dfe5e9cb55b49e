import Catalogue
import FleetMessages
import Postgres

/// Asks the catalogue what people ask.
struct CatalogueAnswers: Sendable {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// An artist to whom something is credited.
    struct Artist: Sendable, Equatable, Encodable {
        let artistId: ArtistID
        let name: String
        let disambiguation: String
    }

    /// The artists whom the text means: by name as names are compared, else by our id or a source's.
    func artists(_ text: String) async throws -> [Artist] {
        let exact = try await database.query(
            """
            select id, name, disambiguation from linernotes.artists
            where merged_into is null and lower(name) = lower($1) order by id
            """, text)
        if !exact.isEmpty { return try exact.map(Artist.init(row:)) }
        let byID = try await database.query(
            """
            select distinct a.id, a.name, a.disambiguation from linernotes.artists a
            left join linernotes.artist_identities i on i.artist_id = a.id
            where a.id::text = $1 or i.native_id = lower($1) or i.native_id = $1 order by 1
            """, text)
        if !byID.isEmpty { return try byID.map(Artist.init(row:)) }
        let key = NameKey(text)
        guard !key.isEmpty else { return [] }
        return try await database.query(
            "select id, name, disambiguation from linernotes.artists where merged_into is null order by id"
        ).map(Artist.init(row:)).filter { NameKey($0.name) == key }
    }

    /// The one artist whom the text means.
    ///
    /// - Throws: ``ToolError`` when it means none, or several.
    func artist(_ text: String) async throws -> Artist {
        let artists = try await artists(text)
        guard let first = artists.first else {
            throw ToolError(
                .negative, "the database has no artist “\(text.printable)”",
                fix: "Find them first: liner discover “\(text.printable)”")
        }
        guard artists.count == 1 else {
            let list = artists.map { "\($0.artistId) \($0.name) \($0.disambiguation)".trimmingEnd.printable }
            throw ToolError(
                .negative, "several artists have that name: \(list.joined(separator: "; "))",
                fix: "Give the number instead of the name")
        }
        return first
    }
}

extension CatalogueAnswers.Artist {
    init(row: Row) throws {
        self.init(
            artistId: ArtistID(rawValue: try row["id"]), name: try row["name"],
            disambiguation: try row["disambiguation"])
    }
}
