import AnswersTestSupport
import FleetAnswers
import FleetMessages
import Postgres
import Queue
import Testing

@testable import LinerKit

@Suite("Queue control")
struct QueueControlTests {
    @Test("a queue's state shows beside its name, until it is resumed")
    func state() async throws {
        try await CatalogueSample.with { database in
            let control = QueueControl(database)
            try await control.pause(.trackDiscovery, reason: "Spotify is down")
            try await control.drain(.albumDiscovery)
            let queues = try await FleetQueries(database).queues()
            #expect(
                queues.map(\.state) == ["running", "draining", "paused"] + queues.dropFirst(3).map { _ in "running" })
            let lines = QueueAnswer.lines(queues, width: 120)
            #expect(lines.contains { $0.contains("track_discovery (paused)") })
            try await control.resume(.trackDiscovery)
            #expect(try await FleetQueries(database).queues().map(\.state)[2] == "running")
        }
    }

    @Test("a purge says how many messages it deleted")
    func purge() async throws {
        try await CatalogueSample.with { database in
            try await database.query("select pgmq.send_batch('track_discovery', array['{}', '{}']::jsonb[])")
            let control = QueueControl(database)
            #expect(try await control.depth(.trackDiscovery) == 2)
            #expect(try await control.purge(.trackDiscovery) == 2)
            #expect(try await control.depth(.trackDiscovery) == 0)
        }
    }
}
