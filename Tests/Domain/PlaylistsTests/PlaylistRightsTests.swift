import Postgres
import TestSupport
import Testing

@Suite("Rights on playlists")
struct PlaylistRightsTests {
    private static let empty =
        #"select * from playlists.store_lists('{"lists": [], "songs": [], "entries": [], "refused": []}')"#

    private static let looks = [
        "select * from playlists.entry_songs", "select * from playlists.playlist_overview",
        "select * from playlists.state_overview", "select * from playlists.refused",
    ]
    private static let acts = [
        empty, "select playlists.remove_playlist(1)", "select playlists.set_auto_enrich(1, true)",
        "select * from playlists.resolve_songs('[]')", "select playlists.store_matches('[]')",
        "select * from playlists.song_candidates('{}')",
    ]
    /// Parts of functions, and tables by themselves: nobody's.
    private static let parts = [
        "select * from playlists.place_list('{}', now())", "select playlists.complete_songs('[]', now())",
        "delete from playlists.entries", "update playlists.songs set title = 'x'", "truncate playlists.states",
    ]

    private func isAllowed(_ sql: String, as role: String, _ database: Database) async throws -> Bool {
        do {
            try await database.transaction { transaction in
                try await transaction.query("select set_config('role', $1, true)", role)
                try await transaction.query(sql)
            }
            return true
        } catch let error as DatabaseError where error.sqlState == .insufficientPrivilege {
            return false
        }
    }

    @Test("readers look, operators change by the functions that are for it, and nobody writes into the tables")
    func rights() async throws {
        let test = try await TestDatabase.migrated()
        for role in ["linernotes_reader", "linernotes_worker", "linernotes_operator", "linernotes_administrator"] {
            for sql in Self.looks { #expect(try await isAllowed(sql, as: role, test.database), "\(role): \(sql)") }
            for sql in Self.parts { #expect(try await !isAllowed(sql, as: role, test.database), "\(role): \(sql)") }
        }
        for sql in Self.acts {
            #expect(try await !isAllowed(sql, as: "linernotes_reader", test.database), "\(sql)")
            #expect(try await isAllowed(sql, as: "linernotes_operator", test.database), "\(sql)")
            #expect(try await isAllowed(sql, as: "linernotes_administrator", test.database), "\(sql)")
        }
        #expect(try await isAllowed(Self.empty, as: "linernotes_worker", test.database))
        try await test.drop()
    }
}
