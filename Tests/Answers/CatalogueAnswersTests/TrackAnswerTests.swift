import AnswersTestSupport
import FleetMessages
import Messages
import Testing

@testable import CatalogueAnswers

@Suite("TrackAnswer")
struct TrackAnswerTests {
    @Test("a track is found by id, by its whole title before parts of titles, by a source's id")
    func tracks() async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            #expect(try await answers.tracks("control").map(\.title) == ["Control"])
            #expect(try await answers.tracks("contr").map(\.title) == ["Control", "Control (remix)"])
            let lost = try await answers.tracks("100%")
            #expect(lost.map(\.title) == ["Lost 100% Tape"])
            #expect(try await answers.tracks(lost[0].trackId.description) == lost)
            #expect(try await answers.tracks("rec-lost") == lost)
            #expect(try await answers.tracks("no such").isEmpty)
        }
    }

    @Test("pages of any size hold every track that matches once", arguments: [1, 2, 3])
    func pages(size: Int) async throws {
        try await CatalogueSample.with { database in
            let answers = CatalogueQueries(database)
            let whole = try await answers.tracks("t", limit: 100)
            let tracks = try await Pages.all { try await answers.tracks("t", after: $0?.trackId, limit: size) }
            #expect(tracks == whole && tracks.count > 3)
            #expect(try await answers.tracks("t", after: TrackID(rawValue: .max)).isEmpty)
        }
    }
}
