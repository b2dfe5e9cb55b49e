/// Values go into SQL as parameters, never into its text.
struct SQLLiteralRule: Rule {
    static let exemptions = [
        Exemption(
            path: "Sources/System/Postgres/Link+Run.swift",
            reason: "Where names are looked up, a constant of the program; SET takes no parameter."),
        Exemption(
            path: "Sources/Core/Queue/MessageQueue.swift",
            reason: "The name of a function compiled for a queue, quoted; a name can't be a parameter."),
        Exemption(
            path: "Sources/Core/Queue/Transaction+Queue.swift",
            reason: "The name of a function compiled for a queue, quoted; a name can't be a parameter."),
        Exemption(
            path: "Sources/Core/Queue/DeadLetters.swift",
            reason: "The columns of a dead letter, a constant of the program that two statements share."),
        Exemption(
            path: "Sources/Tools/Deployment/WorkerJobs.swift",
            reason: "It writes a file of SQL; names in descriptions are checked when they are read."),
    ]

    /// A line that is the start of a statement; words alone would find English sentences too.
    private let statement =
        #/
        (?i)^\s*(?:select\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\S+\s+as\s|call\s+\S+\()
        /#

    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { file in file.isSwift && !Self.exemptions.contains { $0.path == file.path } }.flatMap { file in
            file.swift.literals.filter { $0.isInterpolated && isSQL($0.text) }.map { literal in
                Violation(
                    path: file.path, line: literal.line, problem: "something is interpolated into SQL",
                    wayOut: "Pass it as a parameter ($1), or exempt the file with a reason in SQLLiteralRule")
            }
        }
    }

    private func isSQL(_ text: String) -> Bool {
        text.split(separator: "\n").contains { $0.firstMatch(of: statement) != nil }
    }
}
