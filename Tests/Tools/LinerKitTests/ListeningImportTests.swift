import Archives
import Foundation
import ListeningStore
import Postgres
import TestSupport
import Testing

@testable import LinerKit

@Suite("liner listening import")
struct ListeningImportTests {
    private static let history = """
        [{"ts":"2026-02-01T10:03:26Z","ms_played":205500,"master_metadata_track_name":"Song",
          "master_metadata_album_artist_name":"Artist","spotify_track_uri":null,"ip_addr":"192.0.2.77"},
         {"ts":"2026-02-01T10:10:00Z","ms_played":1000,"episode_name":"Talk"},
        """
    private static let csv = "uts,utc_time,artist,album,track\n1769940000,\"01 Feb 2026, 10:00\",Artist,,Song\n"

    /// Imports files of these names and bytes.
    private func imported(_ files: [(String, [UInt8])], _ body: (ImportTally, Database) async throws -> Void)
        async throws
    {
        let test = try await TestDatabase.migrated()
        try await TemporaryFolder.with { folder in
            for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
            let store = ListeningStore(test.database)
            let run = ListeningImport(
                store, try await store.listener(named: "Ada"), clockAhead: nil,
                progress: ImportProgress(Terminal(.error, environment: ["TERM": "dumb"])))
            try await body(try await run.run(files.map { "\(folder)/\($0.0)" }), test.database)
        }
        try await test.drop()
    }

    @Test("a zip of files and a file beside it: each row stored, merged or refused, and no address kept")
    func archive() async throws {
        let zip = try ZipWriter.bytes([
            ("Data/Streaming_History_Audio_2026_0.json", Array(Self.history.utf8)),
            ("Data/ReadMeFirst.pdf", Array("%PDF".utf8)),
            ("Data/user.json", Array(#"{"user_id":1,"username":"x"}"#.utf8)),
            ("../../inner.zip", try ZipWriter.bytes([("a.csv", Array(Self.csv.utf8))])),
        ])
        try await imported([("my_spotify_data.zip", zip), ("recent.csv", Array(Self.csv.utf8))]) { tally, database in
            #expect(tally.files.map(\.form) == ["spotify-extended", "refused", "lastfm-ghan-csv"])
            // The file ends within a row: what is before it is kept.
            #expect(tally.files[0].refused == ["episode": 1, "not_json": 1])
            #expect(tally.total.read == 5 && tally.total.stored == 1 && tally.total.merged == 1)
            #expect(tally.total.read == tally.total.stored + tally.total.merged + tally.total.refusedCount)
            let rows = try await database.query("select row_to_json(r)::text as r from listening.reports r")
            #expect(rows.count == 2)
            for row in rows { #expect(try !(row["r"] as String).contains("192.0.2.77")) }
            #expect(tally.table.lines(width: 200).count >= 5)
        }
    }

    @Test("a damaged zip is refused with a sentence, a file that is not there too")
    func refused() async throws {
        let zip = try ZipWriter.bytes([("a.csv", Array(Self.csv.utf8))])
        let error = await #expect(throws: ToolError.self) {
            try await imported([("a.zip", Array(zip.dropLast(30)))]) { _, _ in }
        }
        #expect(error?.kind == .input)
        #expect(throws: ToolError.self) { try PlainFile("/nowhere/history.json") }
    }
}
