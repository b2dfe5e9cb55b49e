package import Postgres

/// Messages that were given up.
package enum DeadLetterSample {
    /// Starts a discovery and gives it up.
    ///
    /// - Returns: The run's id.
    @discardableResult
    package static func give(_ database: Database, artist: String = "Janet Jackson") async throws -> String {
        let run: String = try await database.query(
            "select linernotes.start_artist_discovery(artist_name => $1)::text", artist)[0][0]
        try await database.query(
            """
            select linernotes.dead_letter('artist_discovery', array[msg_id], array[read_ct], array[
              '{"category": "not_found", "code": "artist_not_found", "error": "musicbrainz has no artist"}'::jsonb])
            from linernotes.read('artist_discovery', 1, 60)
            """)
        return run
    }
}
