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
    static let linesMaximum = 400

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
