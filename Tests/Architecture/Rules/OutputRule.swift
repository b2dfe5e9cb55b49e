/// What is printed is checked: there is one way to standard output, and it throws.
struct OutputRule: Rule {
    static let exemptions = [
        Exemption(
            path: "Sources/Core/WorkerRuntime/StandardOutput.swift",
            reason: "It is that way: it writes all of a text, or says why not.")
    ]

    /// A bare `print`, and what else leads around the check. One under `try` is a method of ours that throws: the
    /// compiler takes no `try` before the library's.
    private let pattern =
        #/
        (?:^|[^\w.])(?:Swift\.)?(?:debugPrint|print|dump|puts|printf|fputs|fwrite|putchar)\(
        |(?:^|[^\w])(?:STDOUT_FILENO|stdout|FileHandle\.standardOutput)(?:[^\w]|$)
        /#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.isSwift && $0.path.hasPrefix("Sources/") && !Self.isExempt($0.path) }.flatMap { file in
            file.swift.codeLines.enumerated().compactMap { index, line in
                guard !line.contains("func print"), !line.contains("try print("), line.firstMatch(of: pattern) != nil
                else { return nil }
                return Violation(
                    path: file.path, line: index + 1, problem: "output that nobody checks",
                    wayOut: "Print with `Terminal`, or `StandardOutput.write`, which say when it could not be written")
            }
        }
    }

    private static func isExempt(_ path: String) -> Bool { exemptions.contains { $0.path == path } }
}
