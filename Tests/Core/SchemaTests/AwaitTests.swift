import Postgres
import Testing

@Suite("Waiting for messages")
struct AwaitTests {
    /// Listens and counts what it hears: `count` asks the listening session itself, so nothing is still on its way.
    private func withQueue(_ body: @Sendable (ScratchDatabase, Listener) async throws -> Void) async throws {
        try await ScratchDatabase.with { scratch in
            try await scratch.database.query("select linernotes.enter_queue('jobs')")
            let listener = try await scratch.database.listen(to: ["linernotes_jobs", "end"])
            try await body(scratch, listener)
            await listener.close()
        }
    }

    private func declareWaiting(_ listener: Listener) async throws -> (isSettled: Bool, nextDueMilliseconds: Int?) {
        let row = try await listener.perform([Statement("select * from linernotes.await_messages('jobs')")])[0][0]
        return (try row["is_settled"], try row["next_due_ms"])
    }

    /// Notifications on the queue's channel up to now.
    private func heard(_ listener: Listener, _ scratch: ScratchDatabase) async throws -> Int {
        try await scratch.database.query("select pg_notify('end', '')")
        var count = 0
        for await case .notification(let notification) in listener {
            if notification.channel == "end" { break }
            count += 1
        }
        return count
    }

    @Test("a send notifies only while somebody says that he waits")
    func notifies() async throws {
        try await withQueue { scratch, listener in
            for _ in 0..<20 { try await scratch.database.query("select pgmq.send('jobs', '1')") }
            #expect(try await heard(listener, scratch) == 0)
            #expect(try await declareWaiting(listener).isSettled)
            try await scratch.database.query("select pgmq.send('jobs', '1')")
            #expect(try await heard(listener, scratch) == 1)
            try await listener.perform([Statement("select linernotes.stop_awaiting('jobs')")])
            for _ in 0..<20 { try await scratch.database.query("select pgmq.send('jobs', '1')") }
            #expect(try await heard(listener, scratch) == 0)
        }
    }

    @Test("saying it twice is saying it once")
    func twice() async throws {
        try await withQueue { scratch, listener in
            _ = try await declareWaiting(listener)
            _ = try await declareWaiting(listener)
            try await listener.perform([Statement("select linernotes.stop_awaiting('jobs')")])
            try await scratch.database.query("select pgmq.send('jobs', '1')")
            #expect(try await heard(listener, scratch) == 0)
        }
    }

    @Test("a sender that looked before and has not committed yet leaves it unsettled, until it ends")
    func unsettled() async throws {
        try await withQueue { scratch, listener in
            try await scratch.database.transaction { sender in
                try await sender.query("select pgmq.send('jobs', '1')")
                #expect(try await declareWaiting(listener).isSettled == false)
            }
            #expect(try await declareWaiting(listener).isSettled)
            // It committed without a word: that is why the caller was told to look again.
            #expect(try await heard(listener, scratch) == 0)
            #expect(try await scratch.database.query("select linernotes.read('jobs', 1, 30)").count == 1)
        }
    }

    @Test("says when the first hidden message comes back")
    func nextDue() async throws {
        try await withQueue { scratch, listener in
            #expect(try await declareWaiting(listener).nextDueMilliseconds == nil)
            try await scratch.database.query("select pgmq.send_batch('jobs', array['1', '2']::jsonb[], 60)")
            let next = try #require(try await declareWaiting(listener).nextDueMilliseconds)
            #expect((50_000...60_000).contains(next))
        }
    }

    @Test("a session that ends waits no more")
    func ends() async throws {
        try await withQueue { scratch, listener in
            let other = try await scratch.database.listen(to: ["linernotes_jobs"])
            _ = try await declareWaiting(other)
            await other.close()
            while try await scratch.value(
                "select exists (select from pg_locks where locktype = 'advisory' and classid = 19535)", as: Bool.self)
            {
                await Task.yield()
            }
            try await scratch.database.query("select pgmq.send('jobs', '1')")
            #expect(try await heard(listener, scratch) == 0)
        }
    }
}
