import Catalogue
import Foundation
import FoundationXML
import Messages
import Postgres
import Testing

@testable import LinerKit

@Suite("Export")
struct ExportTests {
    /// Names as nobody should have them.
    private static let nasty = "=1+2 \"so\", <b>&amp;</b>\r\nnext\u{1}\u{9B}\u{202E} ]]>"

    private func exported(
        _ format: ExportFormat, of artist: String? = nil, pageSize: Int = 2_000, spoiling: Bool = true
    ) async throws -> (text: String, count: Int) {
        let path = "/tmp/liner-export-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var count = 0
        try await CatalogueSample.with { database in
            if spoiling {
                try await database.query("update linernotes.people set name = $1 where name = 'Mix Person'", Self.nasty)
                try await database.query(
                    "insert into linernotes.track_isrcs select id, 'USABC' || id from linernotes.tracks")
            }
            var pages = CreditPages(database: database, size: pageSize)
            if let artist { pages.artist = try await CatalogueAnswers(database).artist(artist).artistId }
            count = try await CreditExport(pages: pages).write(format, to: path)
        }
        return (try String(contentsOfFile: path, encoding: .utf8), count)
    }

    @Test("CSV is read back as it was written, but for the apostrophe before a formula")
    func csv() async throws {
        let (text, count) = try await exported(.csv)
        let records = CSVRecords.of(text)
        #expect(count == 6)
        #expect(records.count == 7)
        #expect(records[0] == CSVFormat.titles)
        #expect(records.allSatisfy { $0.count == CSVFormat.titles.count })
        let people = Set(records.dropFirst().map { $0[6] })
        #expect(people == ["Jimmy Jam", "Terry Lewis", "Third Party", "'=1+2 \"so\", <b>&amp;</b> next ]]>"])
        let jam = try #require(
            records.first { $0[1] == "Rhythm Nation" && $0[6] == "Jimmy Jam" && $0[7] == "producer" })
        #expect(jam[2].hasPrefix("USABC"))
        #expect(jam[3] == "Janet")
        #expect(jam[4] == "Rhythm Nation 1814")
        #expect(jam[8] == "0.9800")
        #expect(jam[9] == "genius; musicbrainz")
        #expect(jam[10] == "https://instagram.com/jimmyjam")
    }

    @Test(
        "a cell is quoted where it must be, and is no formula",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "a b"),
            ("a\u{9B}b\u{202E}", "ab"),
            ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=a", "' =a"), ("＝1", "'＝1"),
            (" @a", "' @a"), ("=a,b", "\"'=a,b\""),
            ("\r\n=1", "' =1"), ("a=b", "a=b"), ("é;ö", "é;ö"), ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func cell(text: String, cell: String) { #expect(CSVFormat.cell(text) == cell) }

    @Test("each line of JSON Lines is one credit")
    func jsonLines() async throws {
        let (text, count) = try await exported(.jsonl)
        let lines = text.split(separator: "\n")
        #expect(lines.count == count)
        let credits = try lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(
            credits.allSatisfy {
                Set($0.keys) == [
                    "track_id", "track", "isrcs", "artists", "albums", "person_id", "person", "role", "confidence",
                    "sources", "person_links",
                ]
            })
        #expect(credits.contains { $0["person"] as? String == Self.nasty })
        #expect(!text.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
        let jam = try #require(
            credits.first { $0["person"] as? String == "Jimmy Jam" && $0["role"] as? String == "producer" })
        #expect(jam["albums"] as? [String] == ["Rhythm Nation 1814"])
        let artists = try #require(jam["artists"] as? [[String: String]])
        #expect(artists.map { $0["credited_as"] } == ["Janet"])
        #expect(artists.map { $0["name"] } == ["Janet Jackson"])
    }

    @Test("GraphML is XML in which every edge has its nodes, each once, in any size of page", arguments: [1, 2, 2_000])
    func graphML(pageSize: Int) async throws {
        let (text, _) = try await exported(.graphml, pageSize: pageSize)
        let graph = try Graph(text)
        #expect(Set(graph.nodes.keys).count == graph.nodeCount)
        #expect(graph.nodes.values.filter { $0["kind"] == "person" }.count == 4)
        #expect(graph.nodes.values.filter { $0["kind"] == "track" }.count == 3)
        #expect(
            Set(graph.nodes.values.filter { $0["kind"] == "artist" }.map { $0["label"] }) == [
                "Janet Jackson", "Another Singer",
            ])
        #expect(graph.edges.allSatisfy { graph.nodes[$0.source] != nil && graph.nodes[$0.target] != nil })
        #expect(graph.edges.filter { $0.data["role"] == "artist" }.count == 3)
        #expect(graph.edges.filter { Double($0.data["confidence"] ?? "") != nil }.count == 6)
        let kept = Self.nasty.filter { !["\u{1}", "\u{9B}", "\u{202E}"].contains($0) }
        #expect(graph.nodes.values.contains { $0["label"] == kept })
    }

    @Test("pages of any size hold every credit once", arguments: [1, 2, 3, 6, 7])
    func pages(size: Int) async throws {
        let (text, count) = try await exported(.jsonl, pageSize: size)
        #expect(count == 6)
        #expect(Set(text.split(separator: "\n")).count == 6)
    }

    @Test("an artist's export holds their own tracks alone")
    func artist() async throws {
        let (text, count) = try await exported(.csv, of: "Another Singer")
        #expect(count == 1)
        #expect(CSVRecords.of(text).last?[6] == "Third Party")
    }

    @Test("an export that fails leaves what was there, and nothing beside it")
    func atomic() async throws {
        let folder = "/tmp/liner-export-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "before".write(toFile: "\(folder)/file", atomically: false, encoding: .utf8)
        try await CatalogueSample.with { database in
            try await database.query("alter table linernotes.social_links rename to gone")
            await #expect(throws: DatabaseError.self) {
                try await CreditExport(pages: CreditPages(database: database)).write(.csv, to: "\(folder)/file")
            }
        }
        #expect(try String(contentsOfFile: "\(folder)/file", encoding: .utf8) == "before")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }

    @Test(
        "a folder, a device and a place that is not there are refused",
        arguments: ["/tmp", "/dev/null", "/nonexistent/x"])
    func places(path: String) {
        #expect(throws: ToolError.self) { try ExportFile(path) }
    }
}
