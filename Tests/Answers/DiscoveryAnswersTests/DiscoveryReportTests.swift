import AnswerForms
import AnswersTestSupport
import CatalogueAnswers
import FleetAnswers
import FleetMessages
import Postgres
import Testing

@testable import DiscoveryAnswers

@Suite("DiscoveryReport")
struct DiscoveryReportTests {
    @Test("it holds what the run, the catalogue and the dead letters say, under stable keys")
    func report() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            let (fleet, catalogue) = (FleetQueries(database), CatalogueQueries(database))
            let janet = try await catalogue.artist("Janet Jackson").artistId
            let report = DiscoveryReport(
                try #require(try await fleet.progress(of: run)), artist: janet,
                counts: try await catalogue.counts(of: janet), deadLetters: try await fleet.deadLetters(of: run),
                producers: try await catalogue.producers(of: janet, limit: 1), seconds: 2)
            #expect(report.runId == run && report.artist == "Janet Jackson" && report.seconds == 2)
            #expect([report.albums, report.tracks, report.credits, report.people] == [1, 4, 5, 3])
            #expect(report.queues["artist_discovery"]?.deadLettered == 1)
            #expect(report.deadLetters.count == 1 && report.producers.count == 1)
            let keys = try JSONForm.text(report).split(separator: "\n").filter { $0.hasPrefix("  \"") }
                .compactMap { $0.split(separator: "\"").dropFirst().first }
            #expect(
                keys == [
                    "albums", "artist", "artist_id", "credits", "dead_letters", "ending", "people", "producers",
                    "queues",
                    "requests", "run_id", "seconds", "sources", "tracks",
                ])
        }
    }
}
