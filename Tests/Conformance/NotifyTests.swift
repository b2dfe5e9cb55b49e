import Postgres
import TestSupport
import Testing

/// Which inserts wake those who listen.
@Suite("Insert notifications")
struct NotifyTests {
    /// Sends, then says that it is done; what was heard before that.
    private func heard(on lane: Lane, queue: String, throttle: Int, _ sends: [String]) async throws -> [String] {
        let heard = Locked<[String]>([])
        try await lane.withDatabase { test in
            let database = test.database
            try await database.query("select pgmq.create($1)", queue)
            try await database.query("select pgmq.enable_notify_insert($1, $2)", queue, throttle)
            let listener = try await database.listen(to: ["pgmq.q_\(queue.lowercased()).INSERT", "done"])
            for send in sends { try await database.run(script: send) }
            try await database.run(script: "notify done")
            for await event in listener {
                guard case .notification(let notification) = event, notification.channel != "done" else { break }
                heard.withLock { $0.append("\(notification.channel)\(notification.payload)") }
            }
            await listener.close()
        }
        return heard.value
    }

    @Test(
        "an interval has one notification, without a payload, and a rolled back insert none", arguments: Lane.runnable)
    func throttled(lane: Lane) async throws {
        let send = "select pgmq.send('jobs', '1')"
        let heard = try await heard(
            on: lane, queue: "jobs", throttle: 3_600_000, ["begin; \(send); rollback", send, send, send])
        #expect(heard == ["pgmq.q_jobs.INSERT"])
    }

    @Test("without an interval each transaction that inserts notifies", arguments: Lane.runnable)
    func unthrottled(lane: Lane) async throws {
        let heard = try await heard(
            on: lane, queue: "jobs", throttle: 0,
            ["select pgmq.send('jobs', '1')", "select pgmq.send_batch('jobs', array['1', '2']::jsonb[])"])
        #expect(heard == ["pgmq.q_jobs.INSERT", "pgmq.q_jobs.INSERT"])
    }

    @Test(
        "a queue with capitals notifies as well, and so does one whose throttle is lost",
        arguments: Lane.runnable.filter { $0.implementation == .ours })
    func harder(lane: Lane) async throws {
        let send = "select pgmq.send('QueueCased', '1')"
        let heard = try await heard(
            on: lane, queue: "QueueCased", throttle: 3_600_000,
            [send, send, "delete from pgmq.notify_insert_throttle", send])
        #expect(heard == ["pgmq.q_queuecased.INSERT", "pgmq.q_queuecased.INSERT"])
    }
}
