import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Cells of a feed", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct FeedCellsTests {
    private struct Expected: Decodable {
        let cells: [String?]
        let `case`: String
    }

    @Test("are read as each recorded case says")
    func cases() throws {
        let lines = read(try Fixtures.bytes("bwarm/synthetic-cells.tsv"))
        let expected = try String(decoding: Fixtures.bytes("bwarm/synthetic-cells.expected.jsonl"), as: UTF8.self)
            .split(separator: "\n").map { try JSONDecoder().decode(Expected.self, from: Data($0.utf8)) }
        #expect(lines.count == expected.count && lines.count == 16)
        for (cells, expected) in zip(lines, expected) {
            #expect(cells == expected.cells, "\(expected.case)")
        }
    }

    @Test("come the same in pieces of any length")
    func pieces() throws {
        let bytes = try Fixtures.bytes("bwarm/synthetic-cells.tsv")
        for length in [1, 2, 7, 64] { #expect(read(bytes, by: length) == read(bytes)) }
    }

    private func read(_ bytes: [UInt8], by length: Int = .max) -> [[String?]] {
        var lines = FeedLines()
        var cells = FeedCells()
        var found: [[String?]] = []
        func take() {
            while lines.next({ line in
                cells.read(line ?? [])
                found.append((0..<cells.count).map { cells.text($0) })
            }) {}
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            lines.append(rest.prefix(length))
            rest = rest.dropFirst(length)
            take()
        }
        lines.end()
        take()
        return found
    }
}

@Suite("Several values of a cell")
struct FeedValuesTests {
    private func values(_ line: String) -> [String] {
        var cells = FeedCells()
        cells.read(Array(line.utf8)[...])
        return cells.values(0)
    }

    @Test("are parted by a pipe without a backslash")
    func parted() {
        #expect(values("a|b") == ["a", "b"])
        #expect(values(#"a\|b|c"#) == ["a|b", "c"])
        #expect(values(#""a|b ""x""""#) == ["a", #"b "x""#])
        #expect(values("") == [])
        #expect(values("|a||") == ["a"])
    }
}

@Suite("Lines of a feed")
struct FeedLinesTests {
    @Test("lose their end and the file its mark, and one that is too long comes as none")
    func lines() {
        var lines = FeedLines()
        var found: [String?] = []
        func take() { while lines.next({ found.append($0.map { String(decoding: $0, as: UTF8.self) }) }) {} }
        lines.append([0xEF, 0xBB, 0xBF][...])
        lines.append(Array("#a\r\nb\n\n".utf8)[...])
        take()
        for _ in 0..<20 {
            lines.append([UInt8](repeating: 0x61, count: 1 << 16)[...])
            take()
        }
        lines.append(Array("\nlast".utf8)[...])
        lines.end()
        take()
        #expect(found == ["#a", "b", "", nil, "last"])
    }
}
