import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import EnrichmentAnswers

@Suite("Enrichment jobs")
struct EnrichmentJobsTests {
    private static func with(songs: Int = 25, _ body: (Database, EnrichmentJobs) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await seed(songs, in: test.database)
        try await body(test.database, EnrichmentJobs(test.database))
        try await test.drop()
    }

    /// A playlist of songs that are known by their codes, the last of them also by Spotify's id.
    private static func seed(_ count: Int, in database: Database) async throws {
        try await database.run(
            script: """
                insert into playlists.playlists (name, origin, source_key, created_at, refreshed_at)
                values ('Hits', 'file', 'hits.csv', now(), now());
                insert into playlists.songs (isrc, title, artists, created_at, updated_at)
                select 'QZAAA' || lpad(n::text, 7, '0'), 'Song ' || n, array['Ann'], now(), now()
                from generate_series(1, \(count)) as n;
                update playlists.songs set spotify_id = repeat('x', 22) where song_id = \(count);
                insert into playlists.states (
                  playlist_id, taken_at, sha256, dialect, encoding, certainty, rows, songs)
                values (1, now(), sha256('a'), 'isrc_list', 'utf-8', 'certain', \(count), \(count));
                insert into playlists.entries (state_id, position, song_id, row_number)
                select 1, n, n, n from generate_series(1, \(count)) as n;
                """)
    }

    @Test("a playlist is a job of chunks, queued until something of it is handled")
    func start() async throws {
        try await Self.with { database, jobs in
            let id = try await jobs.start(playlist: "1")
            let job = try #require(try await jobs.job(id))
            #expect(job.type == .playlist && job.playlistId == "1" && job.playlistName == "Hits")
            #expect(job.trackIds == (1...25).map(String.init) && job.status == .queued && job.progress == 0)
            #expect(job.chunks == 3 && job.logs.count == 1 && job.logs[0].hasSuffix("Queued: 25 songs in 3 chunks"))
            let waiting = try await database.query(
                "select message::text, headers ->> 'run' as run from pgmq.q_playlist_enrichment order by msg_id")
            #expect(try waiting.map { try $0[0] as String } == (1...3).map { #"{"chunkId": \#($0)}"# })
            #expect(try waiting.allSatisfy { try $0["run"] as String == id.uuidString.lowercased() })
        }
    }

    @Test("tracks are named by number, code or Spotify's id; who is unknown is named")
    func tracks() async throws {
        try await Self.with { _, jobs in
            let names = ["3", "QZAAA0000001", "spotify:track:" + String(repeating: "x", count: 22)]
            let id = try await jobs.start(playlist: nil, tracks: names)
            let job = try #require(try await jobs.job(id))
            #expect(job.type == .tracks && job.trackIds == ["3", "1", "25"] && job.playlistId == nil)
            await #expect(throws: UnknownForEnrichment(what: "track", name: "QZAAA9999999")) {
                _ = try await jobs.start(playlist: "1", tracks: ["QZAAA9999999"])
            }
            await #expect(throws: UnknownForEnrichment(what: "playlist", name: "77")) {
                _ = try await jobs.start(playlist: "77")
            }
        }
    }

    @Test("one key is one job; without songs there is none")
    func keys() async throws {
        try await Self.with { database, jobs in
            let first = try await jobs.start(playlist: "1", key: "k")
            let again = try await jobs.start(playlist: "1", key: "k")
            let other = try await jobs.start(playlist: "1", key: "l")
            #expect(first == again && first != other)
            #expect(try await jobs.list(limit: 10).map(\.jobId).count == 2)
            try await database.run(script: "delete from playlists.entries")
            await #expect(throws: DatabaseError.self) { _ = try await jobs.start(playlist: "1") }
        }
    }

    @Test("progress is what the phases are through with, and events are numbered without gaps")
    func progress() async throws {
        try await Self.with { database, jobs in
            let id = try await jobs.start(playlist: "1")
            for (phase, done) in [("spotify", 10), ("credits_page", 10), ("publishing", 5)] {
                try await database.query(
                    "select playlists.note_phase(1, $1, $2, 0, null, $3)", phase, done, "\(phase): \(done)")
            }
            let job = try #require(try await jobs.job(id))
            #expect(job.status == .running && job.progress == 20)
            #expect(job.phases["spotify"] == .init(done: 10, failed: 0, note: nil))
            let events = try await jobs.events(of: id, after: 1, limit: 10)
            #expect(events.map(\.id) == [2, 3, 4] && events.map(\.progress) == [8, 16, 20])
            #expect(events.map(\.message) == ["spotify: 10", "credits_page: 10", "publishing: 5"])
        }
    }

    @Test("a chunk with a phase that failed is not through; all through and nothing under way is completed")
    func completion() async throws {
        try await Self.with { database, jobs in
            let id = try await jobs.start(playlist: "1")
            try await database.query("select playlists.note_phase(1, 'musicbrainz', 9, 1, null, 'x')")
            try await database.query("select playlists.store_enriched('[]', array[1, 2, 3])")
            #expect(try await jobs.job(id)?.chunksSettled == 2)
            try await database.query("select playlists.note_phase(1, 'musicbrainz', 10, 0, null, 'x')")
            try await database.query("select playlists.store_enriched('[]', array[1])")
            let under = try #require(try await jobs.job(id))
            #expect(under.chunksSettled == 3 && under.status == .running && under.progress == 100)
            try await database.query("select linernotes.read('playlist_enrichment', 60, 10)")
            try await database.query(
                """
                select linernotes.acknowledge('playlist_enrichment', array_agg(msg_id), array_agg(read_ct))
                from pgmq.q_playlist_enrichment
                """)
            #expect(try await jobs.job(id)?.status == .completed)
        }
    }

    @Test("a cancelled job leaves the queue, keeps what it has, and goes on where it was")
    func cancelAndResume() async throws {
        try await Self.with { database, jobs in
            let id = try await jobs.start(playlist: "1")
            try await database.query("select playlists.store_enriched('[]', array[1])")
            #expect(try await jobs.cancel(id) == 3)
            let cancelled = try #require(try await jobs.job(id))
            #expect(cancelled.status == .failed && cancelled.cancelledAt != nil && cancelled.chunksSettled == 1)
            #expect(try await jobs.resume(id) == 2)
            let waiting = try await database.query(
                "select (message ->> 'chunkId')::int from pgmq.q_playlist_enrichment order by 1")
            #expect(try waiting.map { try $0[0] as Int } == [2, 3])
            #expect(try await jobs.job(id)?.cancelledAt == nil)
            #expect(try await jobs.resume(id) == 0)
            #expect(try await jobs.cancel(UUID()) == nil)
        }
    }

    @Test("chunks that were given up fail the job; resumed they are sent back, and not twice")
    func givenUp() async throws {
        try await Self.with { database, jobs in
            let id = try await jobs.start(playlist: "1")
            try await database.query("select linernotes.read('playlist_enrichment', 60, 10)")
            try await database.query(
                """
                select linernotes.dead_letter('playlist_enrichment', array_agg(msg_id), array_agg(read_ct),
                  array_fill('{"category":"internal","code":"x","error":"broken"}'::jsonb, array[count(*)::int]))
                from pgmq.q_playlist_enrichment
                """)
            let failed = try #require(try await jobs.job(id))
            #expect(failed.status == .failed && failed.chunksFailed == 3)
            #expect(try await jobs.resume(id) == 3)
            #expect(try await jobs.resume(id) == 0)
            let resumed = try #require(try await jobs.job(id))
            #expect(resumed.status == .queued && resumed.chunksFailed == 0)
        }
    }

    @Test("what is new in a playlist is enriched without being asked, where that is switched on, and only that")
    func withoutBeingAsked() async throws {
        try await Self.with(songs: 3) { database, jobs in
            func bring(_ bytes: String, _ codes: ClosedRange<Int>) async throws {
                let songs = codes.map { #"{"n": \#($0), "isrc": "QZAAA000000\#($0)"}"# }
                let entries = codes.map { #"{"list": 1, "position": \#($0), "song": \#($0), "row_number": \#($0)}"# }
                let list = #"""
                    {"n": 1, "name": "Hits", "origin": "file", "source_key": "hits.csv", "is_named": true, "list_number": 1,
                     "sha256": "\#(String(repeating: bytes, count: 64))", "dialect": "isrc_list", "encoding": "utf-8",
                     "certainty": "certain", "rows": 3, "songs": 3, "warnings": []}
                    """#
                let document = #"""
                    {"lists": [\#(list)], "songs": [\#(songs.joined(separator: ","))],
                     "entries": [\#(entries.joined(separator: ","))], "refused": []}
                    """#
                try await database.query("select playlists.store_lists($1::jsonb)", JSONText(document))
            }
            try await bring("a", 1...4)
            #expect(try await jobs.list(limit: 10).isEmpty)
            try await database.query("select playlists.set_auto_enrich(1, true)")
            try await bring("b", 2...6)
            try await bring("b", 2...6)
            let started = try await jobs.list(limit: 10)
            let id = try #require(started.first.flatMap { UUID(uuidString: $0.jobId) })
            let job = try #require(try await jobs.job(id))
            let codes: String = try await database.query(
                "select string_agg(isrc, ' ' order by isrc) from playlists.songs where song_id::text = any ($1)",
                job.trackIds)[0][0]
            #expect(started.count == 1 && job.type == .tracks && codes == "QZAAA0000005 QZAAA0000006")
        }
    }

    @Test("what a chunk brought completes its songs, and a code that another song bears makes them one")
    func storing() async throws {
        try await Self.with(songs: 3) { database, jobs in
            try await database.run(
                script: """
                    insert into playlists.songs (spotify_id, created_at, updated_at)
                    values (repeat('a', 22), now(), now()), (repeat('b', 22), now(), now());
                    insert into playlists.spotify_ids select spotify_id, song_id from playlists.songs
                    where spotify_id is not null;
                    insert into linernotes.tracks (id, title) values (7, 'Foam');
                    """)
            let rows = """
                [{"song_id": 4, "spotify_id": "\(String(repeating: "a", count: 22))", "isrc": "QZBBB0000001",
                  "title": "Foam", "artists": ["Bea"], "duration_ms": 1000, "track_id": 7, "match_method": "spotify",
                  "facts": [{"source": "chartmetric", "facts": {"velocity": 2}}]},
                 {"song_id": 5, "spotify_id": "\(String(repeating: "b", count: 22))", "isrc": "QZAAA0000002",
                  "artists": [], "track_id": 7, "match_method": "spotify"}]
                """
            for _ in 0..<2 {
                try await database.query("select playlists.store_enriched($1::jsonb, '{}')", JSONText(rows))
            }
            let songs = try await database.query(
                """
                select s.song_id, s.isrc, s.title, s.track_id, s.merged_into,
                  (select f.facts::text from playlists.song_facts f where f.song_id = s.song_id) as facts
                from playlists.songs s where s.song_id in (2, 4, 5) order by 1
                """)
            #expect(try songs[1]["isrc"] as String? == "QZBBB0000001" && songs[1]["title"] as String? == "Foam")
            #expect(try songs[1]["track_id"] as Int64? == 7 && songs[1]["facts"] as String? == #"{"velocity": 2}"#)
            #expect(try songs[2]["merged_into"] as Int64? == 2 && songs[0]["track_id"] as Int64? == 7)
        }
    }
}
