/// The cells of one line of a bulk feed, split at tabs that no backslash stands before. One value reads line after line.
///
/// Two dialects meet here: the specification's escapes (`\` before a tab, `|`, `\` or `"`), and the quotes that loaders of
/// delivered files meet. A cell is quoted only where its first and its last character are `"`; a lone one is text.
public struct FeedCells: Sendable {
    private var line: [UInt8] = []
    private var ranges: [Range<Int>] = []

    public init() {}

    /// How many cells the line has; 1 for an empty line.
    public var count: Int { ranges.count }

    /// Takes a line, without its end.
    public mutating func read(_ bytes: ArraySlice<UInt8>) {
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: bytes)
        ranges.removeAll(keepingCapacity: true)
        var start = 0
        var index = 0
        while index < line.count {
            if line[index] == Self.backslash, index + 1 < line.count, Self.isEscapable(line[index + 1]) {
                index += 2
            } else if line[index] == Self.tab {
                ranges.append(start..<index)
                index += 1
                start = index
            } else {
                index += 1
            }
        }
        ranges.append(start..<line.count)
    }

    /// A cell of one value; nil where it is empty, quoted or not. A `|` in it is text.
    public func text(_ index: Int) -> String? {
        let range = content(of: index)
        guard !range.bytes.isEmpty else { return nil }
        guard range.isQuoted || line[range.bytes].contains(Self.backslash) else {
            return String(decoding: line[range.bytes], as: UTF8.self)
        }
        return String(decoding: decoded(range.bytes, isQuoted: range.isQuoted), as: UTF8.self)
    }

    /// A cell of several values, parted by `|`; empty ones are left out.
    public func values(_ index: Int) -> [String] {
        let (bytes, isQuoted) = content(of: index)
        var values: [String] = []
        var start = bytes.lowerBound
        func end(at index: Int) {
            if index > start {
                values.append(String(decoding: decoded(start..<index, isQuoted: isQuoted), as: UTF8.self))
            }
            start = index + 1
        }
        var position = bytes.lowerBound
        while position < bytes.upperBound {
            if line[position] == Self.backslash, position + 1 < bytes.upperBound, Self.isEscapable(line[position + 1]) {
                position += 1
            } else if line[position] == Self.pipe {
                end(at: position)
            }
            position += 1
        }
        end(at: bytes.upperBound)
        return values
    }

    private func content(of index: Int) -> (bytes: Range<Int>, isQuoted: Bool) {
        let range = ranges[index]
        guard range.count > 1, line[range.lowerBound] == Self.quote, line[range.upperBound - 1] == Self.quote else {
            return (range, false)
        }
        return (range.lowerBound + 1..<range.upperBound - 1, true)
    }

    private func decoded(_ range: Range<Int>, isQuoted: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let next = index + 1 < range.upperBound ? line[index + 1] : nil
            if let next, line[index] == Self.backslash, Self.isEscapable(next) {
                index += 1
            } else if isQuoted, line[index] == Self.quote, next == Self.quote {
                index += 1
            }
            result.append(line[index])
            index += 1
        }
        return result
    }

    private static let tab = UInt8(ascii: "\t")
    private static let pipe = UInt8(ascii: "|")
    private static let backslash = UInt8(ascii: "\\")
    private static let quote = UInt8(ascii: "\"")

    private static func isEscapable(_ byte: UInt8) -> Bool {
        byte == tab || byte == pipe || byte == backslash || byte == quote
    }
}
