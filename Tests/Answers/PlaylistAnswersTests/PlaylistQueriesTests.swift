import FoundationEssentials
import PlaylistFiles
import Playlists
import Postgres
import TestSupport
import Testing

@testable import PlaylistAnswers

@Suite("PlaylistQueries")
struct PlaylistQueriesTests {
    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        do {
            try await body(test.database)
        } catch {
            try await test.drop()
            throw error
        }
        try await test.drop()
    }

    private func bring(_ text: String, _ database: Database) async throws -> BroughtReport {
        let file = try PlaylistReader.file(Array(text.utf8))
        let digest = Array((String(text.hashValue, radix: 16) + String(repeating: "0", count: 40)).utf8.prefix(32))
        return try await PlaylistControl(database).bring(
            BroughtFile(file, name: "morning.csv", isNamed: false, origin: .file, digest: digest))
    }

    private let first = "isrc,title\nZZSYN2600001,One\nZZSYN2600002,Two\nbad,\nZZSYN2600003,Three\n"
    private let second = "isrc,title\nZZSYN2600004,Four\nZZSYN2600001,One\nZZSYN2600003,Three\n"

    @Test("a report says what became of each list, with the difference to the state before")
    func report() async throws {
        try await withDatabase { database in
            let report = try await bring(first, database)
            #expect(report.rows == 4)
            #expect(report.reasons == ["ok": 3, "bad_isrc": 1])
            #expect(report.lists.map(\.outcome) == [.new])
            #expect(report.lists[0].playlist.name == "morning")
            #expect(report.lists[0].playlist.refused == 1)
            #expect(try await bring(first, database).lists.map(\.outcome) == [.same])
            let changed = try await bring(second, database).lists[0]
            #expect(changed.outcome == .changed)
            #expect(changed.changes?.changes.map { "\($0.kind) \($0.title)" } == ["removed Two", "added Four"])
            #expect(changed.playlist.states == 2)
        }
    }

    @Test("a day shows what was in the list then, and ever shows all that were")
    func history() async throws {
        try await withDatabase { database in
            _ = try await bring(first, database)
            try await database.query("update playlists.states set taken_at = '2026-10-01 12:00Z'")
            _ = try await bring(second, database)
            let queries = PlaylistQueries(database)
            let playlist = try await queries.playlist(named: "MORNING")
            let october = try await queries.state(of: playlist, on: "2026-10-01")
            #expect(try await queries.songs(of: october.stateId, limit: 10).map(\.title) == ["One", "Two", "Three"])
            #expect(try await queries.songs(of: october.stateId, after: 1, limit: 1).map(\.title) == ["Two"])
            #expect(try await queries.refused(of: october.stateId, limit: 10).map(\.reason) == ["bad_isrc"])
            let now = try await queries.state(of: playlist, on: nil)
            #expect(try await queries.songs(of: now.stateId, limit: 10).map(\.title) == ["Four", "One", "Three"])
            let error = await #expect(throws: PlaylistError.self) {
                try await queries.state(of: playlist, on: "2026-09-30")
            }
            #expect(error?.code == .tooEarly)
            let ever = try await queries.songsEver(of: playlist.playlistId, limit: 10)
            #expect(
                ever.map { "\($0.song.title ?? "") \($0.isThere)" } == [
                    "One true", "Two false", "Three true", "Four true",
                ])
        }
    }

    @Test("lists come in pages, are found by number or name, and go away")
    func pages() async throws {
        try await withDatabase { database in
            _ = try await bring(
                "Track name,Artist name,Album,Playlist name,Type,ISRC\nA,X,,P,Playlist,\nB,X,,Q,Playlist,\n", database)
            let queries = PlaylistQueries(database)
            let newest = try await queries.playlists(limit: 1)
            #expect(newest.map(\.name) == ["Q"])
            #expect(try await queries.playlists(after: newest[0].playlistId, limit: 5).map(\.name) == ["P"])
            let control = PlaylistControl(database)
            #expect(try await control.setAutoEnrich(true, of: newest[0].playlistId))
            #expect(try await queries.playlist(newest[0].playlistId)?.autoEnrich == true)
            #expect(try await control.remove(newest[0].playlistId))
            #expect(try await !control.remove(newest[0].playlistId))
            let error = await #expect(throws: PlaylistError.self) { try await queries.playlist(named: "Q") }
            #expect(error?.code == .unknown)
        }
    }
}
