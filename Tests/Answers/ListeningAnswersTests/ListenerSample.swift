import AnswersTestSupport
import ListeningAnswers
import Postgres

/// The catalogue's sample with listeners of it.
enum ListenerSample {
    static func with(_ body: (Database, ListenerAnswer) async throws -> Void) async throws {
        try await CatalogueSample.with { database in
            try await ListeningSample.fill(database)
            try await body(database, try await ListeningQueries(database).listener("Ada"))
        }
    }
}
