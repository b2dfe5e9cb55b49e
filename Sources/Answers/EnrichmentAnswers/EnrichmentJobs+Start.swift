public import FoundationEssentials
import Postgres

/// A song or a playlist that is asked for and is not there.
public struct UnknownForEnrichment: Error, Sendable, Equatable {
    /// `playlist` or `track`.
    public let what: String
    /// As the caller named it.
    public let name: String
}

extension EnrichmentJobs {
    /// Starts a job.
    ///
    /// - Parameters:
    ///   - playlist: A number of ours, or Spotify's id; nil: songs of whatever list.
    ///   - tracks: Numbers of ours, ids of Spotify or ISRCs; empty: the whole playlist.
    ///   - key: The same key starts one job within 24 hours; nil: each call starts one.
    /// - Returns: The job's id.
    /// - Throws: ``UnknownForEnrichment``; `DatabaseError`, LN002 where there is nothing to enrich.
    public func start(playlist: String?, tracks: [String] = [], key: String? = nil) async throws -> UUID {
        let list: Int64? = if let playlist { try await number(ofPlaylist: playlist) } else { nil }
        let songs = tracks.isEmpty ? nil : try await numbers(ofSongs: tracks)
        let id: String = try await database.query(
            "select playlists.start_enrichment($1, $2, $3)::text", list, songs, key)[0][0]
        guard let job = UUID(uuidString: id) else { throw DatabaseError(.decoding, "A job's id is a UUID.") }
        return job
    }

    private func number(ofPlaylist name: String) async throws -> Int64 {
        let rows = try await database.query(
            "select playlist_id from playlists.playlists where playlist_id::text = $1 or spotify_id = $1 limit 1", name)
        guard let row = rows.first else { throw UnknownForEnrichment(what: "playlist", name: name) }
        return try row[0]
    }

    /// In the order asked.
    private func numbers(ofSongs names: [String]) async throws -> [Int64] {
        let keys = names.map { name in name.split(whereSeparator: { ":/".contains($0) }).last.map(String.init) ?? name }
        let rows = try await database.query(
            """
            select k.place, min(s.song_id) as song_id
            from unnest($1::text[]) with ordinality as k(key, place)
            left join lateral (
              select o.song_id from playlists.songs o
              where k.key ~ '^[0-9]{1,18}$' and o.song_id = case when k.key ~ '^[0-9]{1,18}$' then k.key::bigint end
              union all
              select o.song_id from playlists.songs o where k.key ~ '^[0-9A-Za-z]{22}$' and o.spotify_id = k.key
              union all
              select o.song_id from playlists.songs o where o.isrc = upper(k.key)) as s on true
            group by k.place order by k.place
            """, keys)
        return try zip(names, rows).map { name, row in
            guard let id: Int64 = try row["song_id"] else { throw UnknownForEnrichment(what: "track", name: name) }
            return id
        }
    }
}
