import Foundation
import Listening
import ListeningFiles
import TestSupport
import Testing

/// One day that four sources tell: five plays, in whatever order the files come.
@Suite("one day of four sources", .enabled(if: Fixtures.areExpected, "\(Fixtures.absence)"))
struct OneDayTests {
    static let files = [
        "synthetic-Streaming_History_Audio_2026_9.json", "synthetic-recently-played.json",
        "synthetic-recenttracks-one-day.csv", "synthetic-StreamingHistory_music_9.json",
    ]

    static func reports(_ file: String) throws -> [Report] {
        var reader = FileReader(name: file, now: 1_796_000_000_000)
        let bytes = try Fixtures.bytes("listening-files/\(file)")
        return try (reader.rows(bytes) + reader.end()).map { try $0.result.get() }
    }

    @Test("five plays, whose intervals hold the true times, in all 24 orders")
    func anyOrder() throws {
        let expected = try String(
            decoding: Fixtures.data("listening-files/synthetic-one-day/synthetic-expected-plays.tsv"), as: UTF8.self
        ).split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
        let whole = try Self.files.map { try Self.reports("synthetic-one-day/\($0)") }
        var first: [MemoryArchive.Line]?
        for order in permutations(Array(whole.indices)) {
            var archive = MemoryArchive()
            for index in order { for report in whole[index] { archive.file(report) } }
            first = first ?? archive.lines()
            #expect(archive.lines() == first)
            let plays = archive.plays().map(\.play).sorted { $0.startedAt < $1.startedAt }
            #expect(plays.count == expected.count)
            for (play, cells) in zip(plays, expected) {
                let (start, end) = (try #require(Self.time(cells[2])), try #require(Self.time(cells[3])))
                #expect(play.started.earliest <= start && start <= play.started.latest, "\(cells): \(play.started)")
                #expect(play.ended.earliest <= end && end <= play.ended.latest, "\(cells): \(play.ended)")
                #expect(play.millisecondsPlayed == Int(cells[4]))
                #expect(play.sources.count == cells[5].split(separator: "|").count, "\(cells): \(play.sources)")
                #expect(!play.flags.contains(.maybeDouble))
            }
        }
    }

    @Test("a page of starts and a page of ends of the same plays make five, not ten")
    func bothConventions() throws {
        var archive = MemoryArchive()
        for file in ["start", "end", "last-again"] {
            for report in try Self.reports("synthetic-recently-played-\(file).json") { archive.file(report) }
        }
        #expect(archive.plays().count == 5)
        #expect(archive.plays().allSatisfy { $0.play.reports.count == 2 })
    }

    private static func time(_ text: String) -> Int? {
        guard let date = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)) else {
            return nil
        }
        return Int((date.timeIntervalSince1970 * 1_000).rounded())
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { first in permutations(items.filter { $0 != first }).map { [first] + $0 } }
    }
}
