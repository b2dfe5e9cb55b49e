/// Answers are shown elsewhere: nothing in them knows a terminal, a command line, or how wide a line is.
struct FaceRule: Rule {
    /// What draws and prints, by its names here and in C.
    private let drawing =
        #/
        (?:^|[^\w])(?:StandardOutput|Terminal|Table|LiveBlock|DisplayWidth|Spelling|isatty|ioctl|readLine)(?:[^\w]|$)
        |\bwidth:\s*Int\b|\bvar\s+lines:|\bfunc\s+(?:lines|table)\(
        /#
    /// Colours and cursors, and advice that only somebody at a shell can take.
    private let shellText = #/\\u\{1[bB]\}|`liner\s|liner\s--/#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.isSwift && $0.place?.layer == .answers }.flatMap { file in
            drawn(in: file)
                + file.swift.literals.filter { $0.text.firstMatch(of: shellText) != nil }.map {
                    Violation(
                        path: file.path, line: $0.line, problem: "an answer has a text for terminals",
                        wayOut: "Answer with a value, or throw one; Tools spells it")
                }
        }
    }

    private func drawn(in file: SourceFile) -> [Violation] {
        file.swift.codeLines.enumerated().compactMap { index, line in
            guard line.firstMatch(of: drawing) != nil else { return nil }
            return Violation(
                path: file.path, line: index + 1, problem: "an answer is laid out for a terminal",
                wayOut: "Answer with a value; lines, tables and widths are in Tools")
        }
    }
}
