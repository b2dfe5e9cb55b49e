import Catalogue
import FleetMessages
import Postgres
import Testing

@testable import LinerKit

@Suite("Explanation")
struct ExplanationTests {
    @Test("each credit shows its statements, their weights and their sum; what is outweighed is set aside")
    func explain() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueAnswers(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(
                explanation.credits.map { "\($0.person) \($0.role)" } == [
                    "Jimmy Jam producer", "Terry Lewis producer", "Jimmy Jam writer",
                ])
            let jam = try #require(explanation.credits.first)
            #expect(jam.statements.map(\.source) == ["genius", "musicbrainz"])
            #expect(jam.statements.map(\.weight) == [0.8, 0.9])
            #expect(jam.sum == "1 − (1 − 0.80) × (1 − 0.90) = 0.98")
            #expect(explanation.credits.allSatisfy { !$0.isStale })
            #expect(explanation.setAside.map(\.person) == ["Album Boss"])
            #expect(explanation.setAside.flatMap(\.statements).allSatisfy { !$0.isCounted })
            let lines = explanation.lines(width: 200)
            #expect(lines[0] == "Rhythm Nation – Janet (track \(track.trackId))")
            #expect(lines.contains("  musicbrainz: “producer” as “T. Lewis”, of the recording, weight 0.90"))
            #expect(lines.contains("    https://musicbrainz.org/work/work-rhythm"))
        }
    }

    @Test("a stored confidence that is older than its evidence is said to be so")
    func stale() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.credits set confidence = 0.5 where role = 'writer'")
            try await database.query("delete from linernotes.credits where confidence between 0.89 and 0.91")
            let answers = CatalogueAnswers(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(explanation.credits.map(\.isStale) == [false, true, true])
            #expect(explanation.lines(width: 200).filter { $0.contains("older than these statements") }.count == 2)
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
        #expect(explanation.credits.map(\.sum) == ["1 − (1 − 0.85) = 0.85"])
        #expect(explanation.credits[0].statements.map(\.isCounted) == [true, false])
    }

    @Test("only ids that others know have a page")
    func pages() {
        let source = Source("musicbrainz")
        #expect(SourcePage.url(source, .recording, "abc") == "https://musicbrainz.org/recording/abc")
        #expect(SourcePage.url(source, .release, "abc") == "https://musicbrainz.org/release/abc")
        #expect(SourcePage.url(source, .recording, "53494d55-0000-8000-8000-000000000000") == nil)
        #expect(SourcePage.url(Source("genius"), .recording, "abc") == nil)
        #expect(SourcePage.url(Source("genius"), .recording, "378195") == "https://genius.com/songs/378195")
        #expect(SourcePage.url(Source("genius"), .recording, "9595074766") == nil)
        let release = "release/249504"
        #expect(SourcePage.url(Source("discogs"), .release, release) == "https://www.discogs.com/release/249504")
        #expect(SourcePage.url(Source("discogs"), .release, "release/9284128988") == nil)
    }
}
