import Foundation
import Listening
import ListeningFiles
import ListeningStore
import Postgres
import TestSupport
import Testing

@Suite("the store of listening", .enabled(if: Fixtures.areExpected, "\(Fixtures.absence)"))
struct ListeningStoreTests {
    @Test("each file alone is stored and merged as expected")
    func sums() async throws {
        let lines = try String(decoding: Fixtures.data("listening-files/synthetic-expected.tsv"), as: UTF8.self)
            .split(separator: "\n").dropFirst()
        for line in lines {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try await Archive.with { archive in
                if cells.count > 6, cells[6].contains("read after file 0") {
                    try await archive.importFile("synthetic-Streaming_History_Audio_2026_0.json")
                }
                if cells.count > 6, cells[6].contains("read after the -start") {
                    try await archive.importFile("synthetic-recently-played-start.json")
                }
                let outcome = try await archive.importFile(cells[0])
                #expect(outcome.stored == Int(cells[3]), "\(cells[0])")
                #expect(outcome.merged == Int(cells[4]), "\(cells[0])")
                let sums = try await archive.sums()
                #expect(sums.kept == sums.counted, "\(cells[0])")
            }
        }
    }

    static let day = [
        "synthetic-one-day/synthetic-Streaming_History_Audio_2026_9.json",
        "synthetic-one-day/synthetic-recently-played.json",
        "synthetic-one-day/synthetic-recenttracks-one-day.csv",
        "synthetic-one-day/synthetic-StreamingHistory_music_9.json",
    ]

    @Test("in any order, in pieces, and twice, four files make the same five plays")
    func anyOrder() async throws {
        var tables: [[String]] = []
        for (order, batch) in [([0, 1, 2, 3], 10_000), ([3, 2, 1, 0], 1), ([1, 3, 0, 2], 2), ([2, 0, 3, 1], 3)] {
            try await Archive.with { archive in
                for index in order { try await archive.importFile(Self.day[index], batch: batch) }
                let once = try await archive.table()
                for index in order {
                    let again = try await archive.importFile(Self.day[index], batch: batch)
                    #expect(again.stored == 0)
                }
                #expect(try await archive.table() == once)
                tables.append(once)
                let sums = try await archive.sums()
                #expect(sums.kept == sums.counted)
            }
        }
        #expect(tables[0].count == 5)
        #expect(Set(tables).count == 1)
    }

    @Test("all files together make the same plays, in any order")
    func allFiles() async throws {
        let files = try String(decoding: Fixtures.data("listening-files/synthetic-expected.tsv"), as: UTF8.self)
            .split(separator: "\n").dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) }
            // The same plays as in another form of the source, with less beside them: what is told first stays.
            .filter { !$0.contains("old-array") && !$0.contains("pano.csv") }
        var tables: [[String]] = []
        for seed in 0..<4 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            try await Archive.with { archive in
                for file in files.shuffled(using: &random) {
                    try await archive.importFile(file, batch: Int.random(in: 1...30, using: &random))
                }
                tables.append(try await archive.table())
            }
        }
        for table in tables { #expect(Set(table).symmetricDifference(tables[0]) == []) }
        #expect(tables[0].count > 20)
    }

    @Test("a report that names an id and words makes one of two songs, and of their plays")
    func mergedSongs() async throws {
        let id = "Syn0000000000000000009"
        func report(_ source: ReportSource, _ title: String, _ id: String?, at: Int) -> Report {
            Report(
                source: source, track: ReportedTrack(title: title, artists: ["Bo Marsh"], spotifyID: id), at: at,
                precision: 1_000, anchor: .start)
        }
        let reports = [
            report(.spotifyPoll, "Hymn (Deluxe)", id, at: 1_700_000_000_000),
            report(.lastFM, "Hymn", nil, at: 1_700_000_001_000),
            report(.pano, "Hymn", id, at: 1_700_900_000_000),
        ]
        var tables: [[String]] = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            try await Archive.with { archive in
                for index in order { try await archive.store([reports[index]]) }
                #expect(try await archive.database.query("select 1 from listening.songs").count == 1)
                tables.append(
                    try await archive.database.query("select started_at::text as t from listening.plays order by 1")
                        .map { try $0["t"] })
                let sums = try await archive.sums()
                #expect(sums.kept == sums.counted)
            }
        }
        #expect(tables[0].count == 2 && Set(tables).count == 1)
    }

    @Test("forgetting leaves no row of a listener in any table, and the other's alone")
    func forget() async throws {
        try await Archive.with { archive in
            let other = try await archive.store.listener(named: "Bo")
            for file in Self.day {
                try await archive.importFile(file)
                _ = try await archive.store.store(try Archive.reports(file), of: other)
            }
            #expect(try await archive.store.forget(archive.listener) == 5)
            #expect(try await archive.store.forget(archive.listener) == nil)
            #expect(try await archive.store.store(try Archive.reports(Self.day[0]), of: archive.listener) == nil)
            let tables = try await archive.database.query(
                "select relname::text as name from pg_class where relnamespace = 'listening'::regnamespace and relkind = 'r'"
            )
            #expect(tables.count >= 7)
            for table in tables {
                let name: String = try table["name"]
                let column = name == "listeners" ? "id" : "listener_id"
                let left = try await archive.database.query(
                    "select count(*) filter (where \(column) = $1) as own, count(*) filter (where \(column) = $2) as others from listening.\(name)",
                    archive.listener, other)
                #expect(try left[0]["own"] == 0, "\(name)")
                #expect(try left[0]["others"] > 0, "\(name)")
            }
        }
    }
}
