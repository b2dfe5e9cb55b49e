import AnswersTestSupport
import FleetMessages
import Messages
import Postgres
import Testing

@testable import FleetAnswers

@Suite("QueueAnswer")
struct QueueAnswerTests {
    /// Of the queues that nothing happened in.
    private static let none = QueueName.fleet.dropFirst().map { _ in 0 }

    @Test("a queue tells what waits, what it ever had, what died and who worked on it last")
    func queues() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                select pgmq.send_batch('track_discovery', array['{}', '{}', '{}']::jsonb[]);
                """)
            try await database.query("select pgmq.delete('track_discovery', 3)")
            try await database.query(
                """
                update pgmq.q_track_discovery set
                  enqueued_at = now() - msg_id * interval '1 hour',
                  vt = now() + case msg_id when 1 then interval '-5 minutes' else interval '5 minutes' end
                """)
            try await database.query(
                """
                insert into linernotes.queue_metrics
                  (queue, worker, started_at, duration_ms, messages_read, acknowledged, requests)
                values ('track_discovery', 'new', now() - interval '2 minutes', 1500, 25, 24, 30),
                  ('track_discovery', 'old', now() - interval '1 day', 1, 1, 1, 1),
                  ('album_discovery', 'other', now(), 1, 1, 1, 1)
                """)
            let queues = try await FleetQueries(database).queues()
            #expect(queues.map(\.queue) == QueueName.fleet.map(\.rawValue))
            let tracks = try #require(queues.first { $0.queue == "track_discovery" })
            #expect([tracks.visible, tracks.delayedOrInFlight, tracks.messagesTotal] == [1, 1, 3])
            #expect((300..<3_000).contains(try #require(tracks.oldestVisibleAgeSeconds)))
            // The newest was sent two hours ago; the one that is due since five minutes is younger than that.
            #expect(tracks.newestAgeSeconds == tracks.oldestVisibleAgeSeconds)
            #expect(!tracks.isServed)
            let batch = try #require(tracks.lastBatch)
            #expect(batch.worker == "new")
            #expect(batch.seconds == 1.5)
            #expect([batch.messagesRead, batch.acknowledged, batch.requests] == [25, 24, 30])
            let untouched = try #require(queues.first { $0.queue == "social_enrichment" })
            #expect(untouched.messagesTotal == 0)
            #expect(untouched.newestAgeSeconds == nil && untouched.lastBatch == nil)
        }
    }

    @Test("a staying worker shows, and a dead letter counts until it is sent back")
    func served() async throws {
        try await CatalogueSample.with { database in
            try await DeadLetterSample.give(database)
            let listener = try await database.listen(
                to: ["linernotes_artist_discovery"],
                onConnect: [
                    Statement(
                        """
                        select pg_advisory_lock_shared(
                          hashtext('linernotes.staying/artist_discovery'), pg_backend_pid())
                        """)
                ])
            let before = try await FleetQueries(database).queues()
            #expect(before.filter(\.isServed).map(\.queue) == ["artist_discovery"])
            #expect(before.map(\.deadLetters) == [1] + Self.none)
            try await database.query("select linernotes.redrive(array_agg(id)) from linernotes.dead_letters")
            #expect(try await FleetQueries(database).queues().map(\.deadLetters) == [0] + Self.none)
            await listener.close()
        }
    }
}
