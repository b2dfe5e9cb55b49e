import Postgres
import Testing

@Suite("Pausing, draining and purging a queue")
struct QueueStateTests {
    private func withQueue(_ body: @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            try await scratch.database.query("select linernotes.send_batch('jobs', array['1', '2']::jsonb[])")
            try await body(scratch)
        }
    }

    private func read(_ scratch: ScratchDatabase) async throws -> Int {
        try await scratch.database.query("select linernotes.read('jobs', 10, 0)").count
    }

    @Test("nothing is read from a paused queue, sends go on, and resuming ends it")
    func pause() async throws {
        try await withQueue { scratch in
            try await scratch.database.query("select linernotes.pause_queue('jobs', 'provider on holiday')")
            #expect(try await read(scratch) == 0)
            try await scratch.database.query("select pgmq.send('jobs', '3')")
            try await scratch.database.query("select linernotes.resume_queue('jobs')")
            #expect(try await read(scratch) == 3)
        }
    }

    @Test("nothing is sent to a draining queue, and what waits is read")
    func drain() async throws {
        try await withQueue { scratch in
            try await scratch.database.query("select linernotes.drain_queue('jobs')")
            for send in [
                "pgmq.send('jobs', '3')", "pgmq.send_batch('jobs', array['3']::jsonb[])",
                "linernotes.send_batch('jobs', array['3']::jsonb[])",
            ] {
                #expect(try await scratch.refusal("select \(send)") == "LN007", "\(send)")
            }
            #expect(try await read(scratch) == 2)
            try await scratch.database.query("select linernotes.resume_queue('jobs')")
            try await scratch.database.query("select pgmq.send('jobs', '3')")
        }
    }

    @Test("who did it and why stands in the log")
    func log() async throws {
        try await withQueue { scratch in
            try await scratch.database.query("select linernotes.pause_queue('jobs', 'because')")
            let row = try await scratch.database.query(
                "select details ->> 'state', details ->> 'reason', details ->> 'by' = session_user from linernotes.maintenance_logs"
            )[0]
            #expect(try row[0, as: String.self] == "paused")
            #expect(try row[1, as: String.self] == "because")
            #expect(try row[2, as: Bool.self])
        }
    }

    @Test("a purge takes what waits and what is known of it, and leaves archive and dead letters")
    func purge() async throws {
        try await withQueue { scratch in
            try await scratch.database.query("select linernotes.read('jobs', 10, 0)")
            try await scratch.database.query("select linernotes.acknowledge('jobs', array[1], array[1])")
            try await scratch.database.query(
                "select linernotes.fail('jobs', array[2], array[1], array[60000], array['{\"code\": \"x\"}']::jsonb[])")
            #expect(try await scratch.value("select linernotes.purge_queue('jobs')", as: Int.self) == 1)
            #expect(try await scratch.value("select count(*) from pgmq.q_jobs", as: Int.self) == 0)
            #expect(try await scratch.value("select count(*) from linernotes.message_attempts", as: Int.self) == 0)
            #expect(try await scratch.value("select count(*) from pgmq.a_jobs", as: Int.self) == 1)
        }
    }

    @Test("workers may not do it")
    func rights() async throws {
        try await withQueue { scratch in
            for call in ["pause_queue('jobs')", "drain_queue('jobs')", "resume_queue('jobs')", "purge_queue('jobs')"] {
                let refusal = try await scratch.reopened(as: "linernotes_worker").refusal("select linernotes.\(call)")
                #expect(refusal == "42501", "\(call)")
            }
        }
    }
}
