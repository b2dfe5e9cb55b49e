/// Swift source taken apart: its code without comments and text, and its string literals.
struct SwiftText: Sendable {
    struct Literal: Sendable, Equatable {
        /// Where it starts, from 1.
        let line: Int
        /// Between the quotes, as written.
        let text: String
        /// Whether something is interpolated.
        let isInterpolated: Bool
    }

    /// As long as the source, line by line; comments and what stands in quotes are blank.
    var code: String { String(decoding: codeBytes, as: UTF8.self) }
    private(set) var literals: [Literal] = []

    private let source: [UInt8]
    private var codeBytes: [UInt8] = []
    private var position = 0
    private var line = 1

    init(_ text: String) {
        source = Array(text.utf8)
        codeBytes.reserveCapacity(source.count)
        while position < source.count { step() }
        codeLines = code.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The code's lines, from 0.
    private(set) var codeLines: [Substring] = []

    private func byte(at offset: Int = 0) -> UInt8? {
        position + offset < source.count ? source[position + offset] : nil
    }

    private func starts(with word: StaticString, at offset: Int = 0) -> Bool {
        let from = position + offset
        guard from + word.utf8CodeUnitCount <= source.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { source[from + $0] == word.utf8Start[$0] }
    }

    private func hashes(at offset: Int) -> Int {
        var count = 0
        while byte(at: offset + count) == Self.hash { count += 1 }
        return count
    }

    /// Moves on, keeping what stands here in `code` or blanking it.
    private mutating func take(_ count: Int = 1, keep: Bool) {
        for _ in 0..<count {
            guard let byte = byte() else { return }
            if byte == Self.newline { line += 1 }
            codeBytes.append(byte == Self.newline || keep ? byte : Self.blank)
            position += 1
        }
    }

    private mutating func step() {
        if starts(with: "//") {
            while let byte = byte(), byte != Self.newline { take(keep: false) }
        } else if starts(with: "/*") {
            while byte() != nil, !starts(with: "*/") { take(keep: false) }
            take(2, keep: false)
        } else if byte() == Self.quote || (byte() == Self.hash && starts(with: "\"", at: hashes(at: 0))) {
            string(hashes(at: 0))
        } else {
            take(keep: true)
        }
    }

    private mutating func string(_ marks: Int) {
        let startLine = line
        let isMultiline = starts(with: "\"\"\"", at: marks)
        let quoteLength = isMultiline ? 3 : 1
        take(marks + quoteLength, keep: true)
        var text: [UInt8] = []
        var isInterpolated = false
        while let byte = byte(), !isClosing(isMultiline, marks) {
            if !isMultiline, byte == Self.newline { break }  // Not closed: go on with the next line.
            if byte == Self.backslash, hashes(at: 1) >= marks, starts(with: "(", at: 1 + marks) {
                isInterpolated = true
                take(2 + marks, keep: true)
                interpolation()
            } else {
                let count = marks == 0 && byte == Self.backslash ? 2 : 1
                text += source[position..<min(position + count, source.count)]
                take(count, keep: false)
            }
        }
        take(quoteLength + marks, keep: true)
        literals.append(
            Literal(line: startLine, text: String(decoding: text, as: UTF8.self), isInterpolated: isInterpolated))
    }

    private func isClosing(_ isMultiline: Bool, _ marks: Int) -> Bool {
        isMultiline
            ? starts(with: "\"\"\"") && hashes(at: 3) >= marks : starts(with: "\"") && hashes(at: 1) >= marks
    }

    /// What is interpolated is code again, up to its closing parenthesis.
    private mutating func interpolation() {
        var depth = 1
        while let byte = byte(), depth > 0 {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            step()
        }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let blank = UInt8(ascii: " ")
    private static let hash = UInt8(ascii: "#")
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
}
