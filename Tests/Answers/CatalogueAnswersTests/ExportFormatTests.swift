import Foundation
import Testing

@testable import CatalogueAnswers

@Suite("ExportFormat")
struct ExportFormatTests {
    @Test("each line of JSON Lines is one credit")
    func jsonLines() async throws {
        let (text, count) = try await ExportSample.exported(.jsonl)
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
        #expect(credits.contains { $0["person"] as? String == ExportSample.nasty })
        #expect(!text.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
        let jam = try #require(
            credits.first { $0["person"] as? String == "Jimmy Jam" && $0["role"] as? String == "producer" })
        #expect(jam["albums"] as? [String] == ["Rhythm Nation 1814"])
        let artists = try #require(jam["artists"] as? [[String: String]])
        #expect(artists.map { $0["credited_as"] } == ["Janet"])
        #expect(artists.map { $0["name"] } == ["Janet Jackson"])
    }

    @Test("each form has a name of its own and says what it is")
    func mediaTypes() {
        #expect(ExportFormat.allCases.map(\.rawValue) == ["csv", "jsonl", "graphml"])
        #expect(
            ExportFormat.allCases.map(\.mediaType) == [
                "text/csv; charset=utf-8; header=present", "application/jsonl", "application/graphml+xml",
            ])
    }
}
