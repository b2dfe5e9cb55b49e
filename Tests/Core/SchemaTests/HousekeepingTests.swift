import Foundation
import Postgres
import Testing

@Suite("Housekeeping")
struct HousekeepingTests {
    private func archive(_ count: Int, of queue: String, in scratch: ScratchDatabase) async throws {
        try await scratch.database.execute(
            "insert into pgmq.a_\(queue) (msg_id, vt, archived_at) "
                + "select n, now(), now() - interval '100 days' from generate_series(1, \(count)) n")
    }

    private func details(_ scratch: ScratchDatabase) async throws -> String {
        try await scratch.value("select linernotes.delete_expired()::text")
    }

    /// The settings of queues, as far as housekeeping reads them.
    private func set(_ column: String, to value: String, of queue: String, in scratch: ScratchDatabase) async throws {
        try await scratch.database.execute("update linernotes.queues set \(column) = \(value) where queue = $1", queue)
    }

    @Test("one call deletes all that has expired, batch after batch")
    func batches() async throws {
        try await ScratchDatabase.with { scratch in
            try await archive(25_000, of: "album_discovery", in: scratch)
            #expect(try await details(scratch) == #"{"pgmq.a_album_discovery": 25000}"#)
            #expect(try await details(scratch) == "{}")
        }
    }

    @Test("when its time is up it keeps what it has done and says that more is left")
    func time() async throws {
        try await ScratchDatabase.with { scratch in
            try await archive(1, of: "album_discovery", in: scratch)
            try await scratch.database.execute(
                """
                create or replace function linernotes.time_to_spend() returns interval language sql
                as $$ select interval '0' $$
                """)
            #expect(try await details(scratch).contains("unfinished"))
        }
    }

    @Test(
        "a task's time is a minute, or half of a statement timeout that would undo it",
        arguments: [("0", 60), ("10min", 60), ("10s", 5)])
    func timeToSpend(timeout: String, seconds: Int) async throws {
        try await ScratchDatabase.with { scratch in
            let granted = try await scratch.database.transaction { hurried in
                try await hurried.query("select set_config('statement_timeout', $1, true)", timeout)
                return try await hurried.query("select extract(epoch from linernotes.time_to_spend())::int")[0][
                    0, as: Int.self]
            }
            #expect(granted == seconds)
        }
    }

    @Test("archives are kept as long as their queue says, for ever where it says null, 90 days where nothing is said")
    func retention() async throws {
        try await ScratchDatabase.with { scratch in
            try await set("archive_retention", to: "'200 days'", of: "album_discovery", in: scratch)
            try await set("archive_retention", to: "null", of: "artist_discovery", in: scratch)
            try await set("archive_retention", to: "'1 day'", of: "track_discovery", in: scratch)
            for queue in ["album_discovery", "artist_discovery", "track_discovery", "social_enrichment"] {
                try await archive(1, of: queue, in: scratch)
            }
            let gone = try await details(scratch)
            #expect(gone.contains("a_track_discovery") && gone.contains("a_social_enrichment"))
            #expect(!gone.contains("a_album_discovery") && !gone.contains("a_artist_discovery"))
        }
    }

    @Test("the partitions of an archive are pg_partman's to drop, and the details say so")
    func partitioned() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute("drop table pgmq.a_album_discovery")
            try await scratch.database.run(
                script: """
                    set role linernotes_owner;
                    create table pgmq.a_album_discovery (msg_id bigint, vt timestamptz, archived_at timestamptz)
                      partition by range (msg_id);
                    create table pgmq.a_album_discovery_1 partition of pgmq.a_album_discovery for values from (0) to (9);
                    reset role;
                    """)
            try await archive(3, of: "album_discovery", in: scratch)
            try await scratch.database.execute("analyze pgmq.a_album_discovery_1")
            #expect(try await details(scratch).contains("pg_partman"))
            #expect(try await scratch.database.query("select from pgmq.a_album_discovery").count == 3)
            let archived = "select archived from linernotes.queue_depths where queue = 'album_discovery'"
            #expect(try await scratch.value(archived, as: Int.self) == 3)
        }
    }

    @Test("depths are exact up to 10,000 and an estimate beyond, and say which")
    func depths() async throws {
        try await ScratchDatabase.with { scratch in
            func fill(_ count: Int) async throws {
                try await scratch.database.execute(
                    "insert into pgmq.q_album_discovery (vt, message) "
                        + "select now() + interval '1 hour', '{}' from generate_series(1, \(count))")
                try await scratch.database.execute("analyze pgmq.q_album_discovery")
            }
            let depth = """
                select delayed_or_in_flight || ' ' || is_estimate from linernotes.queue_depths where queue = 'album_discovery'
                """
            try await fill(10_000)
            #expect(try await scratch.value(depth, as: String.self) == "10000 false")
            try await fill(30_000)
            #expect(try await scratch.value(depth, as: String.self) == "40000 true")
        }
    }

    @Test("messages of a paused queue have not stalled, those of one that drains have")
    func paused() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute(
                "insert into pgmq.q_album_discovery (vt, read_ct) values (now() - interval '2 hours', 1)")
            let stalled = "select linernotes.find_stalled()::text"
            #expect(try await scratch.value(stalled, as: String.self).contains("album_discovery"))
            try await scratch.database.query("select linernotes.pause_queue('album_discovery')")
            #expect(try await scratch.value(stalled, as: String.self) == "{}")
            try await scratch.database.query("select linernotes.drain_queue('album_discovery')")
            #expect(try await scratch.value(stalled, as: String.self).contains("album_discovery"))
        }
    }

    @Test("the newest hours of queue_stats are read by their index, and no batch before them")
    func stats() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute(
                """
                insert into linernotes.queue_metrics (queue, worker, started_at, duration_ms)
                select 'q' || n % 3, 'w', now() - n * interval '1 minute', 1 from generate_series(1, 30000) n
                """)
            try await scratch.database.execute("analyze linernotes.queue_metrics")
            for query in ["order by hour desc limit 24", "where hour >= now() - interval '1 day'"] {
                let plan: [String] = try await scratch.values(
                    "explain (analyze, costs off, timing off) select * from linernotes.queue_stats \(query)")
                let scan = try #require(plan.first { $0.contains("queue_metrics_hour") }, "\(plan)")
                let rows = try #require(scan.firstMatch(of: /rows=(\d+)/).flatMap { Int($0.1) })
                #expect(rows < 2_000, "\(scan)")
            }
        }
    }

    @Test("keys of a queue that was dropped are forgotten")
    func orphans() async throws {
        try await ScratchDatabase.with { scratch in
            let send = "select linernotes.send_batch('%@', array['1']::jsonb[], p_keys => array['k'])"
            for queue in ["album_discovery", "track_discovery"] {
                try await scratch.database.query(send.replacingOccurrences(of: "%@", with: queue))
            }
            try await scratch.database.query("select pgmq.drop_queue('album_discovery')")
            try await scratch.database.query("select linernotes.forget_orphans()")
            let queues: [String] = try await scratch.values("select queue from linernotes.sent_keys")
            #expect(queues == ["track_discovery"])
        }
    }
}
