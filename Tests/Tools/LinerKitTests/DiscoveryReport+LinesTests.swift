import AnswersTestSupport
import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import Postgres
import Testing

@testable import LinerKit

@Suite("DiscoveryReport as lines")
struct DiscoveryReportLinesTests {
    @Test("a discovery that found nobody says why, in the words of what was given up")
    func nobody() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            let fleet = FleetQueries(database)
            let ended = try #require(try await fleet.progress(of: run))
            #expect(ended.isFinished && ended.deadLettered == 1)
            let result = Discovery.Result(
                end: RunWatch.End(ending: .done), progress: ended, artist: nil, counts: ArtistCounts(), sources: [],
                deadLetters: try await fleet.deadLetters(of: run), seconds: 1)
            let problem = try #require(result.report(producers: []).problem)
            #expect(problem.kind == .negative)
            #expect(problem.sentence == "musicbrainz has no artist")
        }
    }

    @Test("one that found tracks has no problem, and one that found none says where to look")
    func tracks() async throws {
        try await CatalogueSample.with { database in
            let run: String = try await database.query("select linernotes.start_artist_discovery('A')::text")[0][0]
            let progress = try #require(try await FleetQueries(database).progress(of: run))
            func problem(_ tracks: Int) -> ToolError? {
                DiscoveryReport(
                    progress, artist: ArtistID(rawValue: 1), counts: ArtistCounts(tracks: tracks), deadLetters: [],
                    producers: [], seconds: 1
                ).problem
            }
            #expect(problem(1) == nil)
            #expect(problem(0)?.sentence == "the discovery of A found no tracks")
        }
    }
}
