/// Nothing is left for later in the code.
struct NothingLeftRule: Rule {
    static let words = ["TO" + "DO", "FIX" + "ME"]

    func violations(in files: [SourceFile]) -> [Violation] {
        files.flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                Self.words.first { line.contains($0) }.map {
                    Violation(
                        path: file.path, line: index + 1, problem: "a \($0)",
                        wayOut: "Do it, or write the decision into docs/decisions")
                }
            }
        }
    }
}

/// No error of something that writes is swallowed.
struct SwallowedErrorRule: Rule {
    private let pattern = #/\btry\?.*(?i:query|execute|send|write)/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter(\.isSwift).flatMap { file in
            file.swift.codeLines.enumerated().compactMap { index, line in
                line.firstMatch(of: pattern).map { _ in
                    Violation(
                        path: file.path, line: index + 1, problem: "`try?` swallows the error of a call that writes",
                        wayOut: "Throw it, or catch it and say what happened")
                }
            }
        }
    }
}

/// Whoever tells the compiler to trust them says why.
struct ProvenTrustRule: Rule {
    private let pattern = #/@unchecked\s+Sendable|nonisolated\(unsafe\)/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter(\.isSwift).flatMap { file in
            file.swift.codeLines.enumerated().compactMap { index, line in
                guard line.firstMatch(of: pattern) != nil, !file.hasComment(above: index) else { return nil }
                return Violation(
                    path: file.path, line: index + 1, problem: "the compiler's check is off without a reason",
                    wayOut: "Write above it why no two threads can meet there")
            }
        }
    }
}

/// A file holds one idea.
struct FileLengthRule: Rule {
    static let linesMaximum = 300

    func violations(in files: [SourceFile]) -> [Violation] {
        files.compactMap { file in
            let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
            guard count > Self.linesMaximum, !file.isGenerated else { return nil }
            return Violation(
                path: file.path, line: count, problem: "the file has \(count) lines, more than \(Self.linesMaximum)",
                wayOut: "It holds two ideas or more: split it by them")
        }
    }
}

/// A function does one thing.
struct FunctionLengthRule: Rule {
    static let linesMaximum = 40

    private let head = #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+(?:\(set\))?\s+)*(?:func\b|init[?(<]|subscript\b)/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.isSwift && !$0.isGenerated }.flatMap { file in
            let lines = file.swift.codeLines
            return lines.indices.compactMap { first -> Violation? in
                guard lines[first].firstMatch(of: head) != nil, let last = end(of: first, in: lines) else { return nil }
                let count = last - first + 1
                guard count > Self.linesMaximum else { return nil }
                return Violation(
                    path: file.path, line: first + 1,
                    problem: "the function has \(count) lines, more than \(Self.linesMaximum)",
                    wayOut: "Name its parts, and let it call them")
            }
        }
    }

    /// The line in which a function's body closes; nil where it has none: then the next thing begins in a line that is
    /// indented no more than it.
    private func end(of first: Int, in lines: [Substring]) -> Int? {
        let margin = lines[first].prefix { $0 == " " }.count
        var depth = 0
        var hasBody = false
        for index in first..<lines.count {
            let line = lines[index]
            let isOut = line.prefix { $0 == " " }.count <= margin && !line.trimmed.isEmpty
            if index > first, !hasBody, isOut, !line.trimmed.hasPrefix(")"), !line.trimmed.hasPrefix("{") { return nil }
            for character in line where character == "{" || character == "}" {
                depth += character == "{" ? 1 : -1
                hasBody = true
            }
            if hasBody, depth <= 0 { return index }
        }
        return nil
    }
}
