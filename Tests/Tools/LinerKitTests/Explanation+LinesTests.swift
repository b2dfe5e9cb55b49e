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
            let jam = try #require(explanation.credits.first)
            let weights = jam.parts.map { Spelling.signed($0.weight) }
            #expect(jam.sum == "\(weights[0]) musicbrainz = \(Spelling.signed(jam.logOdds))")
            let lines = explanation.lines(width: 200)
            #expect(lines[0] == "Rhythm Nation – Janet (track \(track.trackId))")
            #expect(lines.contains("  musicbrainz: “producer” as “T. Lewis”, of the recording, weight \(weights[0])"))
            #expect(lines.contains { $0.hasSuffix("  counted as one with musicbrainz: they copy from each other") })
            #expect(lines.contains("Jimmy Jam: producer, confidence 0.99: almost certain"))
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
            try await CatalogueSample.forgetLewis(database)
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
        #expect(explanation.credits[0].statements.map(\.isCounted) == [true, false])
        #expect(explanation.credits[0].sum.ranges(of: "discogs").count == 1)
    }
}
