import Foundation
import ListeningAnswers
import ListeningStore
import Postgres
import Testing

/// What a listener's own role sees, tried by SQL as that role.
@Suite("a listener's own role")
struct RowSecurityTests {
    private static let token = "lnl_" + String(repeating: "ab", count: 32)

    /// Runs statements as the role of listeners, with a token or without.
    private func asListener<Value: Sendable>(
        _ database: Database, token: String?, _ body: @Sendable (Transaction) async throws -> Value
    ) async throws -> Value {
        try await database.transaction { transaction in
            try await transaction.query("set local role linernotes_listener")
            if let token { try await transaction.query("select set_config('listening.token', $1, true)", token) }
            return try await body(transaction)
        }
    }

    private static let tables = ["songs", "reports", "plays", "song_totals", "hours", "users", "play_events", "tracks"]

    @Test("with its token it sees all of its own rows and none of another's, in every table and view")
    func own() async throws {
        try await ListenerSample.with { database, ada in
            try await database.query(
                "select listening.set_token($1, sha256(convert_to($2, 'UTF8')))", Int64(ada.listenerId), Self.token)
            for table in Self.tables {
                let column =
                    table == "users" ? "id" : ["play_events", "tracks"].contains(table) ? "user_id" : "listener_id"
                let expected = try await database.query(
                    "select count(*) as n from listening.\(table) where \(column) = $1", Int64(ada.listenerId))
                let seen = try await asListener(database, token: Self.token) {
                    try await $0.query(
                        "select count(*) as n, count(*) filter (where \(column) <> $1) as others from listening.\(table)",
                        Int64(ada.listenerId))
                }
                #expect(try seen[0]["others"] == 0, "\(table)")
                #expect(try seen[0]["n"] == (try expected[0]["n"] as Int), "\(table)")
                #expect(try seen[0]["n"] > 0, "\(table)")
            }
        }
    }

    @Test("without a token, or with another, it sees nothing", arguments: [nil, "", "lnl_wrong"])
    func none(token: String?) async throws {
        try await ListenerSample.with { database, ada in
            try await database.query(
                "select listening.set_token($1, sha256(convert_to($2, 'UTF8')))", Int64(ada.listenerId), Self.token)
            for table in Self.tables {
                let seen = try await asListener(database, token: token) {
                    try await $0.query("select count(*) as n from listening.\(table)")
                }
                #expect(try seen[0]["n"] == 0, "\(table)")
            }
        }
    }

    @Test("it changes nothing, calls nothing that changes, and reads no hash")
    func refused() async throws {
        try await ListenerSample.with { database, ada in
            for statement in [
                "delete from listening.plays", "update listening.listeners set name = 'x'",
                "select token_hash from listening.listeners", "select listening.forget_listener(\(ada.listenerId))",
                "select listening.add_listener('Eve')", "select * from listening.song_keys",
                "select * from listening.islands(\(ada.listenerId), '{}', '{}')", "select * from linernotes.api_tokens",
                "alter table listening.plays disable row level security",
            ] {
                let error = await #expect(throws: DatabaseError.self, "\(statement)") {
                    try await asListener(database, token: Self.token) { try await $0.query(statement) }
                }
                #expect(error?.sqlState == .insufficientPrivilege, "\(statement): \(String(describing: error))")
            }
        }
    }
}
