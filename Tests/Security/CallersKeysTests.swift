import Postgres
import TestSupport
import Testing

@Suite("Keys of discoveries")
struct CallersKeysTests {
    private func start(_ artist: String, _ key: String, _ database: Database) async throws -> String {
        try await database.query(
            "select linernotes.start_artist_discovery($1, idempotency_key => $2)::text", artist, key)[0][0]
    }

    @Test("are each login's own: nobody meets another's run, or takes a key away from him")
    func own() async throws {
        let target = try await TestDatabase.migrated()
        try await Attacker.with("linernotes_api", on: target) { attacker in
            let mine = try await start("Sade", "order-17", target.database)
            let theirs = try await start("Sade", "order-17", attacker.database)
            #expect(theirs != mine)
            _ = try await start("Janet Jackson", "order-18", attacker.database)
            _ = try await start("Sade", "order-18", target.database)
            #expect(try await start("Sade", "order-17", target.database) == mine)
            #expect(try await start("Sade", "order-17", attacker.database) == theirs)
        }
        try await target.drop()
    }
}
