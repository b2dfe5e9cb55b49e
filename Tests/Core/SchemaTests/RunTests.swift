import Postgres
import Testing

@Suite("Runs, redrive and operations")
struct RunTests {
    private static let cause = #"array['{"category": "input", "code": "bad", "error": "no"}']::jsonb[]"#

    /// Starts a run, whose message dies at once; returns the run.
    private func deadRun(_ scratch: ScratchDatabase) async throws -> String {
        let run: String = try await scratch.value("select linernotes.start_artist_discovery('Janet Jackson')::text")
        try await scratch.database.query("select linernotes.read('artist_discovery', 1, 30)")
        try await scratch.database.query(
            "select linernotes.dead_letter('artist_discovery', array[1], array[1], \(Self.cause))")
        return run
    }

    @Test("a dead letter redriven by many at once is sent once")
    func redriveOnce() async throws {
        try await ScratchDatabase.with { scratch in
            _ = try await deadRun(scratch)
            let sent = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await scratch.database.query("select linernotes.redrive(array[1])").count }
                }
                return try await group.reduce(0, +)
            }
            #expect(sent == 1)
            #expect(try await scratch.values("select msg_id from pgmq.q_artist_discovery", as: Int.self) == [2])
        }
    }

    @Test("a run is finished when nothing is in flight, and no more once it is redriven")
    func progress() async throws {
        try await ScratchDatabase.with { scratch in
            let run = try await deadRun(scratch)
            let status =
                "select in_flight || ' ' || dead_lettered || ' ' || (finished_at is not null) from linernotes.run_status"
            #expect(try await scratch.value(status, as: String.self) == "0 1 true")
            try await scratch.database.query("select linernotes.redrive(array[1])")
            #expect(try await scratch.value(status, as: String.self) == "1 0 false")
            try await scratch.database.query("select linernotes.read('artist_discovery', 1, 30)")
            try await scratch.database.transaction { handled in
                try await handled.query("select linernotes.acknowledge('artist_discovery', array[2], array[1])")
                try await handled.query(
                    """
                    select linernotes.send_batch('album_discovery', array['1', '2']::jsonb[],
                      array[jsonb_build_object('run', $1::text), '{"run": "no run"}'])
                    """, run)
            }
            #expect(try await scratch.value(status, as: String.self) == "1 0 false")
            let before: String = try await scratch.value("select to_jsonb(s)::text from linernotes.run_status s")
            #expect(try await scratch.value("select linernotes.compact_run_progress()", as: Int.self) > 0)
            #expect(try await scratch.value("select to_jsonb(s)::text from linernotes.run_status s") == before)
        }
    }

    @Test(
        "what looks like an id is one, everything else is a name",
        arguments: [
            ("linernotes.start_artist_discovery('Janet Jackson')", #"{"artistName": "Janet Jackson"}"#),
            ("linernotes.start_artist_discovery('  Sade ')", #"{"artistName": "Sade"}"#),
            ("linernotes.start_artist_discovery('4qwGe91Bz9K2T8jXTZ815W')", #"{"artistId": "4qwGe91Bz9K2T8jXTZ815W"}"#),
            (
                "linernotes.start_artist_discovery('7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11')",
                #"{"artistId": "7f1f6d2e-9f53-4f0a-8f0c-0a4b5d5d9b11"}"#
            ),
            (
                "linernotes.start_artist_discovery(artist_name => '4qwGe91Bz9K2T8jXTZ815W')",
                #"{"artistName": "4qwGe91Bz9K2T8jXTZ815W"}"#
            ),
            ("linernotes.start_artist_discovery(artist_id => 'x1')", #"{"artistId": "x1"}"#),
        ])
    func discovery(call: String, message: String) async throws {
        try await ScratchDatabase.with { scratch in
            let run: String = try await scratch.value("select \(call)::text")
            let row = try await scratch.database.query(
                "select message::text, headers ->> 'run' as run, headers ->> 'hop' as hop from pgmq.q_artist_discovery")[
                    0]
            #expect(try row.text("message") == message)
            #expect(try row.text("run") == run)
            #expect(try row.text("hop") == "0")
        }
    }

    @Test("a discovery of nothing, of two things or of nonsense is refused")
    func refusedDiscovery() async throws {
        try await ScratchDatabase.with { scratch in
            let calls = ["", "''", "' \t'", "'a', 'b'", "repeat('x', 501)", "E'a\\nb'", "null"]
            for call in calls {
                let refusal = try await scratch.refusal("select linernotes.start_artist_discovery(\(call))")
                #expect(refusal == "LN002", "\(call)")
            }
            #expect(try await scratch.value("select count(*) from linernotes.runs", as: Int.self) == 0)
        }
    }

    @Test("a batch is recorded with its issues and its requests")
    func recordBatch() async throws {
        try await ScratchDatabase.with { scratch in
            let run: String = try await scratch.value("select linernotes.start_artist_discovery('Sade')::text")
            try await scratch.database.query(
                """
                select linernotes.record_batch(
                  jsonb_build_object('queue', 'artist_discovery', 'worker', 'w', 'duration_ms', 5, 'requests', 7,
                    'errors', '{"network": 2}'::jsonb, 'requests_by_run', jsonb_build_object($1::text, 7)),
                  '[{"category": "network", "code": "timeout", "error": "late", "disposition": "retryable"}]')
                """, run)
            #expect(try await scratch.value("select requests from linernotes.run_status", as: Int.self) == 7)
            #expect(
                try await scratch.value("select errors ->> 'network' from linernotes.queue_stats", as: String.self)
                    == "2")
            #expect(
                try await scratch.value("select queue from linernotes.worker_issues", as: String.self)
                    == "artist_discovery")
        }
    }

    @Test(
        "a batch is recorded at the server's time, counted back by what the worker measured, whatever its clock says",
        arguments: [
            (#""duration_ms": 5000"#, 5.0), (#""duration_ms": 5000, "started_ms_ago": 7000"#, 7),
            (#""started_at": "2028-01-05T00:00:00Z""#, 0), (#""started_at": "1999-01-01", "started_ms_ago": 1"#, 0),
            (#""started_ms_ago": -99999999999"#, 0), (#""started_ms_ago": 9223372036854775807"#, 604_800),
        ])
    func recordedAt(fields: String, secondsAgo: Double) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query(
                """
                select linernotes.record_batch($1::text::jsonb,
                  '[{"at": "2028-01-05T00:00:00Z", "category": "network", "code": "timeout", "disposition": "retryable"}]')
                """, #"{"queue": "artist_discovery", "worker": "w", \#(fields)}"#)
            let ago = "extract(epoch from clock_timestamp() - started_at)::float8 from linernotes.queue_metrics"
            let seconds = try await scratch.value("select \(ago)", as: Double.self)
            #expect((secondsAgo...secondsAgo + 60).contains(seconds))
            #expect(
                try await scratch.value(
                    "select at <= clock_timestamp() and at > now() - interval '1 min' from linernotes.worker_issues",
                    as: Bool.self))
        }
    }

    @Test("maintenance logs each task, and one that fails leaves the others done")
    func maintenance() async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.execute(
                "insert into linernotes.worker_issues (at, queue, worker, category, code, error, disposition) "
                    + "values (now() - interval '31 days', 'q', 'w', 'c', 'c', 'e', 'd')")
            try await scratch.database.query("select linernotes.penalize_upstream('spotify/42', 1000, 'rate limit')")
            try await scratch.database.execute(
                "update linernotes.rate_limit_penalties set blocked_until = now() - interval '2 days'")
            try await scratch.database.execute("drop function linernotes.forget_orphans()")
            try await scratch.database.query("select linernotes.maintain()")
            let outcomes: [String] = try await scratch.values(
                "select task || ' ' || outcome from linernotes.maintenance_logs order by id")
            #expect(
                outcomes == [
                    "delete_expired ok", "forget_orphans failed", "forget_limits ok", "forget_credentials ok",
                    "forget_api_tokens ok",
                    "compact_run_progress ok", "find_stalled ok", "listening.link_songs ok",
                ])
            #expect(try await scratch.value("select count(*) from linernotes.worker_issues", as: Int.self) == 0)
            #expect(try await scratch.value("select count(*) from linernotes.rate_limit_penalties", as: Int.self) == 0)
        }
    }
}
