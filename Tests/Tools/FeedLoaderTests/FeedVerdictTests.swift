import FeedLoader
import Foundation
import Postgres
import Publishing
import PublishingAnswers
import TestSupport
import Testing

@Suite("Verdicts on a loaded feed", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct FeedVerdictTests {
    /// The rows of a table beside the feeds, without its head.
    static func table(_ name: String) throws -> [[String]] {
        String(decoding: try Fixtures.data("bwarm/\(name)"), as: UTF8.self).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("are those that are expected, for both feeds", arguments: [FixtureFeed.first, FixtureFeed.second])
    func expected(name: String) async throws {
        let expected = try Self.table("synthetic-expected-verdicts.tsv").filter { name.hasPrefix($0[0]) }
        #expect(expected.count == 23)
        try await withDatabase { database in
            try await FixtureFeed.with(name) { try await $0.load(into: database) }
            let queries = PublishingQueries(database)
            let verdicts = try await queries.verdicts(of: expected.map { $0[1] }, in: queries.feed())
            #expect(verdicts.count == expected.count)
            for (verdict, row) in zip(verdicts, expected) {
                let found = [
                    verdict.isrc, verdict.state.rawValue, verdict.known?.description ?? "",
                    verdict.unclaimed?.description ?? "", "\(verdict.recordings)", "\(verdict.works.count)",
                ]
                #expect(found == Array(row[1...6]))
                let flags = Set(row[7].split(separator: "|").map(String.init))
                #expect(Set(verdict.flags.map(\.rawValue)) == flags, "\(verdict.isrc)")
                #expect(verdict.isVerified && FeedDay(verdict.asOf).description.hasPrefix("2026-"))
            }
        }
    }

    @Test("of two feeds differ where they should, and nowhere else")
    func changes() async throws {
        let expected = try Self.table("synthetic-expected-events.tsv").map { ($0[2], Set($0[3].split(separator: "|"))) }
        try await withDatabase { database in
            for name in [FixtureFeed.first, FixtureFeed.second] {
                try await FixtureFeed.with(name) { try await $0.load(into: database) }
            }
            var changes: [ChangeAnswer] = []
            try await PublishingQueries(database).changes { changes += $0 }
            #expect(changes.map(\.isrc) == expected.map(\.0))
            for (change, (_, events)) in zip(changes, expected) {
                #expect(Set(change.events.map { Substring($0.rawValue) }) == events, "\(change.isrc)")
                #expect(change.from < change.to)
            }
        }
    }

    @Test("of a feed in version 1 and in version 2.1 are read by the same rules")
    func versions() async throws {
        try await withDatabase { database in
            let report = try await FixtureFeed.with(FixtureFeed.old) { try await $0.load(into: database) }
            #expect(report.files.count == 12 && report.complaints.isEmpty)
            let queries = PublishingQueries(database)
            let isrcs = (1...4).map { "ZZSYN260000\($0)" } + ["ZZSYN2600008"]
            let verdicts = try await queries.verdicts(of: isrcs, in: queries.feed())
            #expect(verdicts.map(\.state) == [.complete, .partial, .overClaimed, .inDispute, .unmatched])
            #expect(verdicts.map { $0.known?.description } == ["100", "75", "120", "100", nil])
            #expect(verdicts[1].works[0].title == #"Tomorrow (7" Mix)"# && verdicts[3].works[0].iswc == "T9000000044")
            #expect(verdicts[0].works[0].publishers == ["Left|Right Songs", "Harbour & Hill Administration"])
            #expect(verdicts[0].works[0].identifiers == ["SYN001"])
            try await FixtureFeed.with(FixtureFeed.newest) { try await $0.load(into: database, mayLoseMuch: true) }
            let newest = try await queries.verdicts(of: isrcs, in: queries.feed())
            #expect(newest.map(\.state) == [.noShares, .notInFeed, .notInFeed, .notInFeed, .notInFeed])
        }
    }
}
