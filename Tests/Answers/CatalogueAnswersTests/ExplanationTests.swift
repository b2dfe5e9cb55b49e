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
            #expect(jam.statements.map(\.countedWith) == ["musicbrainz", nil])
            #expect(jam.statements.map(\.isCounted) == [false, true])
            #expect(jam.parts.map(\.kind) == [.states])
            #expect(jam.parts.map(\.source) == ["musicbrainz"])
            #expect(abs(jam.parts.reduce(0) { $0 + $1.weight } - jam.logOdds) < 1e-9)
            #expect(jam.confidence == CatalogueSample.confidenceOfOne)
            #expect(explanation.credits.allSatisfy { !$0.isStale })
            #expect(explanation.setAside.map(\.person) == ["Album Boss"])
            #expect(explanation.setAside.flatMap(\.statements).allSatisfy { !$0.isCounted })
            let place = try #require(explanation.credits.last?.statements.first)
            #expect(place.level == "work" && place.url == "https://musicbrainz.org/work/work-rhythm")
        }
    }

    @Test("a stored confidence that is not what the statements come to is older than they are")
    func stale() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.credits set confidence = 0.5 where role = 'writer'")
            try await CatalogueSample.forgetLewis(database)
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let explanation = try await answers.explain(track)
            #expect(explanation.credits.map(\.isStale) == [false, true, true])
        }
    }

    @Test("what somebody who looked says counts alone, and is shown as what it is")
    func operatorsWord() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let track = try #require(try await answers.tracks("Rhythm Nation").first)
            let (jam, boss) = (
                SourcePerson(CatalogueSample.source, "jam"), SourcePerson(CatalogueSample.source, "boss")
            )
            try await database.state(OperatorStatement(.credit(track.trackId, jam, .producer), isTrue: false))
            try await database.state(
                OperatorStatement(.credit(track.trackId, boss, .producer), isTrue: true, note: "the sleeve"))
            let explanation = try await answers.explain(track)
            #expect(explanation.denied.map(\.person) == ["Jimmy Jam"] && explanation.setAside.isEmpty)
            let first = try #require(explanation.credits.first)
            #expect(first.person == "Album Boss" && first.confidence == 0.999 && first.operatorsWord == true)
            #expect(first.statements.map(\.source) == ["musicbrainz", "operator"])
            #expect(explanation.credits.allSatisfy { !$0.isStale })
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
        #expect(explanation.credits[0].parts.map(\.weight).last == explanation.credits[0].statements[0].weight)
        #expect(explanation.credits[0].statements.map(\.isCounted) == [true, false])
    }

    @Test("who names others is a part of the sum, by how far it is against the credit")
    func objections() throws {
        func said(_ person: Int64, by source: String) -> Evidence {
            Evidence(
                track: TrackID(rawValue: 1), person: PersonID(rawValue: person), personName: "P\(person)",
                source: Source(source), role: .producer, level: .recording, sourceRole: "producer", statedOn: "x")
        }
        let track = TrackAnswer(trackId: TrackID(rawValue: 1), title: "T", artists: "", credits: 2)
        let contradicted = Explanation(
            track: track, evidence: [said(1, by: "discogs"), said(2, by: "musicbrainz")], stored: [:], names: [:])
        let first = try #require(contradicted.credits.first { $0.personId.rawValue == 1 })
        #expect(first.parts.map(\.kind) == [.states, .contradicts])
        #expect(first.parts.last?.source == "musicbrainz" && first.parts[1].weight < 0)
        let left = Explanation(
            track: track,
            evidence: [said(1, by: "discogs"), said(2, by: "discogs"), said(2, by: "musicbrainz")], stored: [:],
            names: [:])
        let beside = try #require(left.credits.first { $0.personId.rawValue == 1 })
        #expect(beside.parts.map(\.kind) == [.states, .leavesOut])
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
