import AnswersTestSupport
import Catalogue
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("Explanation")
struct ExplanationTests {
    @Test("each credit shows its statements, their weights and their sum; what is outweighed is set aside")
    func explain() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(
                explanation.credits.map { "\($0.person) \($0.role)" } == [
                    "Jimmy Jam producer", "Terry Lewis producer", "Jimmy Jam writer",
                ])
            let jam = try #require(explanation.credits.first)
            #expect(jam.statements.map(\.source) == ["genius", "musicbrainz"])
            #expect(jam.statements.map(\.weight) == [0.8, 0.9])
            #expect(explanation.credits.allSatisfy { !$0.isStale })
            #expect(explanation.setAside.map(\.person) == ["Album Boss"])
            #expect(explanation.setAside.flatMap(\.statements).allSatisfy { !$0.isCounted })
            let place = try #require(explanation.credits.last?.statements.first)
            #expect(place.level == "work" && place.url == "https://musicbrainz.org/work/work-rhythm")
        }
    }

    func stale() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.credits set confidence = 0.5 where role = 'writer'")
            try await database.query("delete from linernotes.credits where confidence between 0.89 and 0.91")
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(explanation.credits.map(\.isStale) == [false, true, true])
        }
    }

    @Test("two statements of one source count once, by the stronger; the sum shows what counts")
    func strongest() {
        let evidence = [CreditLevel.release, .recording].map {
            Evidence(
                track: TrackID(rawValue: 1), person: PersonID(rawValue: 2), personName: "A", source: Source("discogs"),
                role: .engineer, level: $0, sourceRole: "engineer", statedOn: "x")
        }
        let track = TrackAnswer(trackId: TrackID(rawValue: 1), title: "T", artists: "", credits: 1)
        let explanation = Explanation(track: track, evidence: evidence, stored: [:], names: [:])
        #expect(explanation.credits.map(\.confidence) == [0.85])
        #expect(explanation.credits[0].statements.map(\.isCounted) == [true, false])
    }

    @Test("what one person's two pages repeat in the same words is shown once; other words are shown beside")
    func repeated() {
        let evidence = ["Guitar", "Guitar", "Vocals"].map {
            Evidence(
                track: TrackID(rawValue: 1), person: PersonID(rawValue: 2), personName: "A", source: Source("discogs"),
                role: .performer, level: .recording, sourceRole: $0, statedOn: "x")
        }
        let track = TrackAnswer(trackId: TrackID(rawValue: 1), title: "T", artists: "", credits: 1)
        let explanation = Explanation(track: track, evidence: evidence, stored: [:], names: [:])
        #expect(explanation.credits.map { $0.statements.map(\.sourceRole) } == [["Guitar", "Vocals"]])
    }
}
