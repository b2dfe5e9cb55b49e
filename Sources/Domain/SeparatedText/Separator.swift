/// What parts the cells of a text. Pure.
public enum Separator {
    /// Which there are, the usual one first.
    public static let all: [UInt8] = Array(",;\t|".utf8)

    /// So many lines are looked at.
    static let linesMaximum = 20

    /// The one that most of the first lines agree about: the same count of cells, two at least; of several the one that
    /// makes more cells. A comma, where none does.
    public static func likely(in text: [UInt8]) -> UInt8 {
        let ranks = all.map { rank(of: $0, in: text) }
        let best = ranks.indices.reduce(0) { ranks[$1] > ranks[$0] ? $1 : $0 }
        return all[best]
    }

    private static func rank(of separator: UInt8, in text: [UInt8]) -> (lines: Int, cells: Int) {
        var scanner = SeparatedScanner(text, separator: separator)
        var (counts, read) = ([Int: Int](), 0)
        while read < linesMaximum, let record = scanner.next() {
            guard !record.isBlank else { continue }
            read += 1
            if record.cells.count > 1, record.brokenLine == nil { counts[record.cells.count, default: 0] += 1 }
        }
        return counts.map { (lines: $0.value, cells: $0.key) }.max { $0 < $1 } ?? (0, 0)
    }
}
