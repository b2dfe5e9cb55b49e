import Foundation
import Listening
import ListeningFiles
import TestSupport
import Testing

/// Every file of the fixtures, against the table of what it holds.
@Suite("files of every form", .enabled(if: Fixtures.areExpected, "\(Fixtures.absence)"))
struct FixtureFilesTests {
    /// A line of the table of expectations.
    struct Expected: Sendable, CustomTestStringConvertible {
        let file: String
        let dialect: String
        let read: Int
        let accepted: Int
        let refused: [String: Int]
        var testDescription: String { file }

        init(_ line: Substring) throws {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            (file, dialect, read) = (cells[0], cells[1], try #require(Int(cells[2])))
            accepted = try #require(Int(cells[3])) + #require(Int(cells[4]))
            refused = try JSONDecoder().decode([String: Int].self, from: Data(cells[5].utf8))
        }
    }

    static let now = 1_796_000_000_000

    static func expected() throws -> [Expected] {
        try String(decoding: Fixtures.data("listening-files/synthetic-expected.tsv"), as: UTF8.self)
            .split(separator: "\n").dropFirst().map { try Expected($0) }
    }

    @Test("each is recognised, and each row is a report or refused for its reason")
    func all() throws {
        let table = try Self.expected()
        #expect(table.count >= 30)
        for expected in table {
            let (dialect, rows) = try Self.rows(of: expected.file)
            var refused: [String: Int] = [:]
            for case .failure(let reason) in rows.map(\.result) { refused[reason.rawValue, default: 0] += 1 }
            #expect(refused == expected.refused, "\(expected.file)")
            #expect(rows.count == expected.read, "\(expected.file)")
            #expect(rows.count - refused.values.reduce(0, +) == expected.accepted, "\(expected.file)")
            let isRefused = expected.dialect == "refused"
            #expect(isRefused ? [.refused, .playlist].contains(dialect) : dialect?.rawValue == expected.dialect)
        }
    }

    @Test("in pieces of any size the rows are the same", arguments: [1, 7, 100])
    func pieces(size: Int) throws {
        for expected in try Self.expected() {
            #expect(try Self.rows(of: expected.file, size: size).1 == Self.rows(of: expected.file).1)
        }
    }

    @Test("cut off at any byte, the rows before are the same and nothing crashes")
    func cutOff() throws {
        let file = "synthetic-StreamingHistory_music_0.json"
        let bytes = try Fixtures.bytes("listening-files/\(file)")
        let whole = try Self.rows(of: file).1
        for count in stride(from: 0, to: bytes.count, by: 3) {
            var reader = FileReader(name: file, now: Self.now)
            let rows = reader.rows(Array(bytes.prefix(count))) + reader.end()
            let accepted = rows.filter { (try? $0.result.get()) != nil }
            #expect(accepted.allSatisfy { whole.contains($0) })
        }
    }

    @Test("no address, user agent or name of an account gets into a report")
    func personal() throws {
        for row in try Self.rows(of: "synthetic-endsong_0.json").1 {
            let text = String(describing: row)
            #expect(!text.contains("192.0.2") && !text.lowercased().contains("mozilla") && !text.contains("username"))
        }
    }

    static func rows(of file: String, size: Int = 1 << 16) throws -> (Dialect?, [FileRow]) {
        let bytes = try Fixtures.bytes("listening-files/\(file)")
        var reader = FileReader(name: file, now: now)
        var rows: [FileRow] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            rows += reader.rows(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        rows += reader.end()
        return (reader.dialect, rows)
    }
}
