import AnswersTestSupport
import FleetMessages
import FoundationEssentials
import Postgres
import Testing

@testable import FleetAnswers

@Suite("RunProgress")
struct RunProgressTests {
    private func progress(_ queues: [String: RunProgress.QueueProgress], inFlight: Int) -> RunProgress {
        RunProgress(
            runId: "r", artist: "A", startedAt: Date(timeIntervalSince1970: 0), inFlight: inFlight, deadLettered: 0,
            requests: 0, queues: queues)
    }

    @Test("a run is finished when all it sent is settled, and not before it sent anything")
    func finished() {
        #expect(!progress([:], inFlight: 0).isFinished)
        #expect(!progress(["artist_discovery": .init(sent: 1, inFlight: 1)], inFlight: 1).isFinished)
        #expect(progress(["artist_discovery": .init(sent: 1, acknowledged: 1)], inFlight: 0).isFinished)
    }

    @Test("a run is followed from its start to its end by its id; of one that is not there nothing is known")
    func follow() async throws {
        try await CatalogueSample.with { database in
            let fleet = FleetQueries(database)
            let run: String = try await database.query("select linernotes.start_artist_discovery('A')::text")[0][0]
            let started = try #require(try await fleet.progress(of: run))
            #expect(started.artist == "A" && !started.isFinished)
            #expect(started.of(.artistDiscovery) == .init(sent: 1, inFlight: 1))
            #expect(started.of(.trackDiscovery) == .init())
            try await database.query(
                "select pgmq.archive('artist_discovery', msg_id) from linernotes.read('artist_discovery', 1, 60)")
            #expect(try await fleet.progress(of: "6e8ff9bf-55ba-4508-8ed4-84af71d95a0f") == nil)
        }
    }
}
