import Postgres
import TestSupport
import Testing

@Suite("A login without rights")
struct StrangerTests {
    @Test(
        "may neither read a table of ours, nor call a function, nor make an object in our schemas",
        arguments: [
            "select * from linernotes.dead_letters", "select * from pgmq.q_artist_discovery",
            "select linernotes.start_artist_discovery('Sade')", "select * from pgmq.read('artist_discovery', 0, 1)",
            "select * from linernotes.maintain()", "create table linernotes.mine ()", "create table pgmq.mine ()",
        ])
    func isRefused(_ statement: String) async throws {
        let target = try await TestDatabase.migrated()
        let refusal = try await Attacker.with(nil, on: target) { try await $0.refusal(statement) }
        #expect(refusal == "42501")
        try await target.drop()
    }
}
