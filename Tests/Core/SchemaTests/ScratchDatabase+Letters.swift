import Postgres
import Testing

extension ScratchDatabase {
    /// Sends messages to album_discovery and gives each up with the cause; returns their dead letters' ids.
    @discardableResult
    func giveUp(
        _ count: Int, category: String = "upstream", code: String = "c", error: String = "it failed",
        headers: String? = nil
    ) async throws -> [Int] {
        try await database.query(
            """
            select count(*) from linernotes.send_batch('album_discovery',
              array(select jsonb_build_object('artistId', n) from generate_series(1, $1::int) n),
              array(select $2::jsonb from generate_series(1, $1::int)))
            """, count, headers)
        return try await giveUpVisible(category: category, code: code, error: error)
    }

    /// Reads what is visible in album_discovery and gives it up.
    func giveUpVisible(category: String = "upstream", code: String = "c", error: String = "it failed") async throws
        -> [Int]
    {
        let dead: [Int] = try await values(
            """
            with held as materialized (select * from linernotes.read('album_discovery', 1000, 60))
            select linernotes.dead_letter('album_discovery', array_agg(msg_id), array_agg(read_ct),
              array_agg(jsonb_build_object('category', $1::text, 'code', $2::text, 'error', $3::text)))
            from held
            """, category, code, error)
        return try await values(
            "select id from linernotes.dead_letters where msg_id = any ($1) order by id", dead)
    }

    /// Returns once so many sessions of this database wait for a lock.
    func waitUntilBlocked(_ count: Int = 1) async throws {
        let blocked = """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """
        while try await value(blocked, as: Int.self) < count {}
    }
}
