public import FleetMessages
public import Postgres
import Surroundings

extension CatalogueReader {
    /// How long the lists of these artists' albums were that were read to their end lately.
    ///
    /// - Returns: The number of entries by source and the source's id of the artist.
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func listTotals(of artists: [ArtistID], freshFor: Duration) async throws -> [Source: [String: Int]] {
        try await database.query(
            """
            select l.source, l.native_id, l.total
            from linernotes.artist_lists l
            join linernotes.artist_identities i using (source, native_id)
            join linernotes.artists asked on i.artist_id = coalesce(asked.merged_into, asked.id)
            where asked.id = any ($1) and l.read_at > linernotes.current_time() - make_interval(secs => $2)
            """, artists.map(\.rawValue), freshFor.inSeconds
        ).reduce(into: [:]) { totals, row in
            totals[Source(try row[0]), default: [:]][try row[1]] = try row[2]
        }
    }
}

extension Transaction {
    /// Notes that a source's lists were read to their end.
    ///
    /// - Parameter totals: The number of entries by the source's id of the artist.
    /// - Throws: `DatabaseError`.
    public func store(listTotals totals: [String: Int], from source: Source) async throws {
        guard !totals.isEmpty else { return }
        let rows = totals.sorted { $0.key < $1.key }.map { ListRow(nativeId: $0.key, total: $0.value) }
        try await query("select linernotes.store_artist_lists($1, $2::jsonb)", source.name, document(rows))
    }

    /// Albums of an artist that a source lists, as stored, by number.
    ///
    /// - Throws: `DatabaseError`.
    public func albums(of artist: ArtistID, at source: Source) async throws -> [StoredAlbum] {
        try await query(
            """
            select distinct on (b.id) i.native_id, b.id, b.title
            from linernotes.artists asked
            join linernotes.album_artists a on a.artist_id = coalesce(asked.merged_into, asked.id)
            join linernotes.album_identities i on i.album_id = a.album_id and i.source = $2 and i.stated_by is null
            join linernotes.albums b on b.id = a.album_id
            where asked.id = $1 order by b.id, i.native_id
            """, artist.rawValue, source.name
        ).map { StoredAlbum(nativeID: try $0[0], id: AlbumID(rawValue: try $0[1]), title: try $0[2]) }
    }
}

private struct ListRow: Encodable {
    let nativeId: String
    let total: Int
}
