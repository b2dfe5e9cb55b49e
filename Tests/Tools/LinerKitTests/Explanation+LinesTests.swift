import AnswersTestSupport
import Catalogue
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers
@testable import LinerKit

@Suite("Explanation as lines")
struct ExplanationLinesTests {
    @Test("each credit has its statements below it, with where to read them, and their sum")
    func explain() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(explanation.credits.first?.sum == "1 − (1 − 0.80) × (1 − 0.90) = 0.98")
            let lines = explanation.lines(width: 200)
            #expect(lines[0] == "Rhythm Nation – Janet (track \(track.trackId))")
            #expect(lines.contains("  musicbrainz: “producer” as “T. Lewis”, of the recording, weight 0.90"))
            #expect(lines.contains("    https://musicbrainz.org/work/work-rhythm"))
            let why = "Jimmy Jam is genius genius-jam = musicbrainz jam by name and kind of work on 1 track, the"
            #expect(lines.contains { $0.hasPrefix(why) })
            #expect(lines.last == "  Undone by the end of these statements, or one that tells them apart.")
        }
    }

    @Test("a stored confidence that is older than its evidence is said to be so")
    func stale() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.credits set confidence = 0.5 where role = 'writer'")
            try await database.query("delete from linernotes.credits where confidence between 0.89 and 0.91")
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let lines = try await answers.explain(track).lines(width: 200)
            #expect(lines.filter { $0.contains("older than these statements") }.count == 2)
        }
    }

    @Test("the sum shows what counts, and nothing else")
    func strongest() {
        let evidence = [CreditLevel.release, .recording].map {
            Evidence(
                track: TrackID(rawValue: 1), person: PersonID(rawValue: 2), personName: "A", source: Source("discogs"),
                role: .engineer, level: $0, sourceRole: "engineer", statedOn: "x")
        }
        let track = TrackAnswer(trackId: TrackID(rawValue: 1), title: "T", artists: "", credits: 1)
        let explanation = Explanation(track: track, evidence: evidence, stored: [:], names: [:])
        #expect(explanation.credits.map(\.sum) == ["1 − (1 − 0.85) = 0.85"])
    }
}
