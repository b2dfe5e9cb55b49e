import AnswersTestSupport
import Postgres
import Testing

@testable import LinerKit

@Suite("RecomputeCommand")
struct RecomputeCommandTests {
    @Test("credits are concluded anew from their statements, and those without any are gone")
    func recompute() async throws {
        try await CatalogueSample.with { database in
            let before = try await credits(database)
            try await database.query("update linernotes.credits set confidence = 1")
            try await CatalogueSample.forgetLewis(database)
            try await database.query(
                """
                insert into linernotes.credits (track_id, person_id, role, confidence, sources)
                select t.id, (select min(id) from linernotes.people), 'producer', 0.9, '{x}'
                from linernotes.tracks t where title = 'Lost 100% Tape'
                """)
            let done = try await RecomputeCommand().recompute(database)
            #expect(done.tracks == 4 && done.credits == before.count)
            #expect(try await credits(database) == before)
        }
    }

    private func credits(_ database: Database) async throws -> [String] {
        try await database.query(
            "select format('%s %s %s %s', track_id, person_id, role, confidence) from linernotes.credits order by 1"
        ).map { try $0[0] }
    }
}
