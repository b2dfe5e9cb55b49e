import AnswersTestSupport
import ListeningAnswers
import Postgres
import Testing

@testable import LinerKit

@Suite("tables of listening")
struct ListeningTablesTests {
    @Test("say what was heard, who made it, and how much is known")
    func tables() async throws {
        try await CatalogueSample.with { database in
            try await ListeningSample.fill(database)
            let answers = ListeningQueries(database)
            let ada = try await answers.listener("Ada")
            let listeners = ListenerAnswer.table(try await answers.listeners()).lines(width: 200)
            #expect(listeners.contains { $0.contains("Ada") && $0.contains("6 min 40 s") })
            let plays = PlayAnswer.table(try await answers.plays(of: ada, limit: 9)).lines(width: 200)
            #expect(plays.count == 5 && plays[1].contains("Nobody's Song"))
            let artists = HeardAnswer.table(try await answers.artists(of: ada, limit: 9)).lines(width: 200)
            #expect(artists[1].contains("75.0 %"))
            let makers = try await answers.makers(.producers, of: ada, limit: 9)
            #expect(MakerAnswer.table(makers.people).lines(width: 200)[1].contains("Jimmy Jam"))
            #expect(makers.coverage == "Of 6 min 40 s the producers of 75.0 % are known; 75.0 % is in the catalogue.")
            let engineers = try await answers.makers(.engineers, of: ada, limit: 9)
            #expect(engineers.coverage.contains("the engineers of 25.0 % are known"))
        }
    }
}
