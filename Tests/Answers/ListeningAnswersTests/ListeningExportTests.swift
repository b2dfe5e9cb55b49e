import AnswersTestSupport
import Foundation
import Listening
import ListeningAnswers
import ListeningFiles
import ListeningStore
import Postgres
import TestSupport
import Testing

@Suite("exports of listening")
struct ListeningExportTests {
    private static let files = [
        "synthetic-one-day/synthetic-Streaming_History_Audio_2026_9.json",
        "synthetic-one-day/synthetic-recently-played.json", "synthetic-one-day/synthetic-recenttracks-one-day.csv",
        "synthetic-one-day/synthetic-StreamingHistory_music_9.json", "synthetic-Streaming_History_Audio_2026_0.json",
        "synthetic-StreamingHistory_music_0.json", "synthetic-unknown-tz.scrobbler.log",
        "synthetic-listenbrainz-export/listens/2026/3.jsonl", "synthetic-recently-played-last-again.json",
    ]

    private func reports(_ name: String, _ bytes: [UInt8]) -> [Report] {
        var reader = FileReader(name: name, now: 1_796_000_000_000)
        return (reader.rows(bytes) + reader.end()).compactMap { try? $0.result.get() }
    }

    private func table(_ database: Database) async throws -> [String] {
        try await database.query(
            """
            select concat_ws('|', s.title, s.artists::text, s.spotify_ids::text, p.started_at, p.started_from, p.started_to,
              p.ended_from, p.ended_to, p.ms_played, p.flags::text, p.sources::text, p.ordinal) as line
            from listening.plays p join listening.songs s on s.id = p.song_id order by 1
            """
        ).map { try $0["line"] }
    }

    private func text(_ database: Database, _ listener: ListenerAnswer, _ format: ListeningExportFormat) async throws
        -> String
    {
        var text = ""
        for try await piece in ListeningExport(database, of: listener, as: format) { text += piece.text }
        return text
    }

    @Test("exported, forgotten and imported, the table is the same", .enabled(if: Fixtures.areExpected))
    func roundTrip() async throws {
        let test = try await TestDatabase.migrated()
        let store = ListeningStore(test.database)
        let ada = try await store.listener(named: "Ada")
        for file in Self.files {
            _ = try await store.store(reports(file, try Fixtures.bytes("listening-files/\(file)")), of: ada)
        }
        let before = try await table(test.database)
        let listener = try await ListeningQueries(test.database).listener("Ada")
        let exported = try await text(test.database, listener, .jsonl)
        #expect(try await store.forget(ada) == before.count)
        #expect(try await table(test.database).isEmpty)
        let again = try await store.listener(named: "Ada")
        let outcome = try await store.store(reports("ada.jsonl", Array(exported.utf8)), of: again)
        #expect(outcome?.stored == before.count)
        #expect(try await table(test.database) == before)
        try await test.drop()
    }

    @Test("CSV quotes, and makes no formula of a title")
    func csv() async throws {
        try await ListenerSample.with { database, _ in
            try await ListeningSample.add("=1+1, \"or\"", "-Artist", to: "Eve", database)
            let listener = try await ListeningQueries(database).listener("Eve")
            let lines = try await text(database, listener, .csv).split(separator: "\r\n")
            #expect(lines.count == 2 && lines[0].hasPrefix("started_at,"))
            #expect(lines[1].contains(#""'=1+1, ""or""",'-Artist,"#))
        }
    }

    @Test("ListenBrainz's form is read again as as many plays")
    func listenBrainz() async throws {
        try await ListenerSample.with { database, ada in
            let exported = try await text(database, ada, .listenbrainz)
            #expect(
                reports("listens.jsonl", Array(exported.utf8)).map(\.source)
                    == Array(repeating: .listenBrainz, count: 4))
        }
    }
}
