import Postgres

@testable import LinerKit

enum DeadLetterSample {
    /// Starts a discovery and gives it up.
    ///
    /// - Returns: The run's id.
    @discardableResult
    static func give(_ database: Database, artist: String = "Janet Jackson") async throws -> String {
        let run = try await Discoveries(database).start(.name(artist))
        try await database.query(
            """
            select linernotes.dead_letter('artist_discovery', array[msg_id], array[read_ct], array[
              '{"category": "not_found", "code": "artist_not_found", "error": "musicbrainz has no artist"}'::jsonb])
            from linernotes.read('artist_discovery', 1, 60)
            """)
        return run
    }
}
