import Testing

/// The repository itself, held against each rule. The rules' own tests stand beside this file.
@Suite("The repository")
struct ArchitectureTests {
    let sources: [SourceFile]
    let tests: [SourceFile]
    let sql: [SourceFile]

    init() throws {
        let files = try Self.files.get()
        sources = files.filter { $0.path.hasPrefix("Sources/") }
        tests = files.filter { $0.path.hasPrefix("Tests/") }
        sql = files.filter { $0.path.hasPrefix("sql/") }
    }

    /// Read once for all tests. The rules' own tests are full of planted violations and left out.
    private static let files = Result {
        try Repository.files(in: ["Sources", "Tests", "sql"], endings: [".swift", ".sql"])
            .filter { !$0.path.contains("/Architecture/") && !($0.isSwift && $0.isGenerated) }
    }

    @Test("is where the rules look for it")
    func isFound() {
        #expect(sources.contains { $0.path == "Sources/Core/WorkerRuntime/Worker.swift" })
        #expect(sql.contains { $0.path == "sql/core/functions/reading/read.sql" })
        #expect(!tests.isEmpty)
    }

    @Test("imports downward only")
    func imports() { expectNone(ImportRule().violations(in: sources)) }

    @Test("names no provider in Core")
    func coreNames() { expectNone(CoreNamesRule().violations(in: sources)) }

    @Test("leaves nothing for later")
    func nothingLeft() throws {
        let scripts = try Repository.files(in: ["deploy", "cron"], endings: [".sh", ".yaml", ".service", ".timer"])
        expectNone(NothingLeftRule().violations(in: sources + tests + sql + scripts))
    }

    @Test("swallows no error of what writes")
    func swallowedErrors() { expectNone(SwallowedErrorRule().violations(in: sources)) }

    @Test("prints by the one way that says when it fails")
    func output() { expectNone(OutputRule().violations(in: sources)) }

    @Test("answers with values, and leaves it to faces what they look like")
    func faces() { expectNone(FaceRule().violations(in: sources)) }

    @Test("says why wherever the compiler's checks are off")
    func provenTrust() { expectNone(ProvenTrustRule().violations(in: sources + tests)) }

    @Test("passes values to SQL as parameters")
    func sqlLiterals() { expectNone(SQLLiteralRule().violations(in: sources)) }

    @Test("comments, revokes and confines every SQL function")
    func sqlFunctions() { expectNone(SQLFunctionRule().violations(in: sql + tests)) }

    @Test("holds one idea a file")
    func fileLengths() { expectNone(FileLengthRule().violations(in: sources + tests + sql)) }

    @Test("documents all that Answers offer")
    func answersDocumentation() {
        expectNone(DocumentationRule().share(of: sources, in: [.answers]).missing)
    }

    @Test("does one thing a function")
    func functionLengths() { expectNone(FunctionLengthRule().violations(in: sources + tests)) }

    @Test("documents what System, Core and Domain offer, no less than before")
    func documentation() {
        let share = DocumentationRule().share(of: sources)
        let missing = share.missing.map(\.description).joined(separator: "\n")
        #expect(
            share.percent >= DocumentationRule.documentedPercentMinimum,
            "\(share.documented) of \(share.total) public declarations are documented; missing:\n\(missing)")
    }

    @Test("lists the workers in one place")
    func fleet() throws {
        let package = try Repository.text("Package.swift")
        let rule = FleetRule(package: package)
        #expect(!rule.workers.isEmpty, "no worker is found in Package.swift")
        let documents = try FleetRule.documents.map { SourceFile(path: $0, text: try Repository.text($0)) }
        expectNone(rule.violations(in: sources + tests + sql + documents))
    }

    @Test("exempts only files that exist")
    func exemptions() {
        let paths = Set(sources.map(\.path))
        for exemption in SQLLiteralRule.exemptions + OutputRule.exemptions {
            #expect(paths.contains(exemption.path), "\(exemption.path) is gone; drop its exemption")
        }
    }

    private func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
        for violation in violations { Issue.record("\(violation)", sourceLocation: sourceLocation) }
    }
}
