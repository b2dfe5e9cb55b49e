import Foundation
import Listening
import ListeningFiles
import ListeningStore
import Postgres
import TestSupport

/// A database of its own with one listener, and what tests ask of it.
struct Archive {
    let database: Database
    let store: ListeningStore
    let listener: ListenerID

    static func with(_ body: (Archive) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        let store = ListeningStore(test.database)
        let archive = Archive(
            database: test.database, store: store, listener: try await store.listener(named: "Ada"))
        do {
            try await body(archive)
        } catch {
            try await test.drop()
            throw error
        }
        try await test.drop()
    }

    /// Imports a file of the fixtures.
    @discardableResult
    func importFile(_ file: String, batch: Int = 10_000) async throws -> ListeningStore.Outcome {
        try await store(try Self.reports(file), batch: batch)
    }

    @discardableResult
    func store(_ reports: [Report], batch: Int = 10_000) async throws -> ListeningStore.Outcome {
        var outcome = ListeningStore.Outcome()
        var rest = reports[...]
        while !rest.isEmpty {
            let part = try await store.store(Array(rest.prefix(batch)), of: listener)
            outcome.stored += part?.stored ?? 0
            outcome.merged += part?.merged ?? 0
            rest = rest.dropFirst(batch)
        }
        return outcome
    }

    static func reports(_ file: String) throws -> [Report] {
        var reader = FileReader(name: file, now: 1_796_000_000_000)
        let bytes = try Fixtures.bytes("listening-files/\(file)")
        return (reader.rows(bytes) + reader.end()).compactMap { try? $0.result.get() }
    }

    /// The whole table of plays as text, without numbers that depend on the order of arrival.
    func table() async throws -> [String] {
        try await database.query(
            """
            select concat_ws('|', s.title_key, s.artist_key, p.started_at, p.started_from, p.started_to, p.ended_from,
              p.ended_to, p.ms_played, p.ms_counted, p.flags::text, p.sources::text, p.ordinal,
              (select count(*) from listening.reports r where r.play_id = p.id)) as line
            from listening.plays p join listening.songs s on s.id = p.song_id
            where p.listener_id = $1 order by 1
            """, listener
        ).map { try $0["line"] }
    }

    /// The sums that are kept, and the same sums counted anew.
    func sums() async throws -> (kept: [String], counted: [String]) {
        let kept = try await database.query(
            """
            select concat_ws('|', song_id, plays, ms) as line from listening.song_totals where plays <> 0
            union all select concat_ws('|', hour, plays, ms) from listening.hours where plays <> 0 order by 1
            """)
        let counted = try await database.query(
            """
            select concat_ws('|', song_id, count(*), sum(ms_counted)) as line from listening.plays group by song_id
            union all
            select concat_ws('|', date_trunc('hour', started_at, 'UTC'), count(*), sum(ms_counted))
            from listening.plays group by date_trunc('hour', started_at, 'UTC') order by 1
            """)
        return (try kept.map { try $0["line"] }, try counted.map { try $0["line"] })
    }
}
