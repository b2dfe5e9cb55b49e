import FoundationEssentials
import TestSupport
import Testing

/// Follows the guide to a worker in copies of the targets that it changes, and compiles them against the libraries as they
/// were built for this run: a second build of everything would take minutes.
@Suite("The guide to a worker", .timeLimit(.minutes(5)))
struct GuideCompilationTests {
    /// In the order in which they import each other, with the folder of each.
    private static let targets = [
        ("FleetMessages", "Sources/Domain/FleetMessages"), ("Catalogue", "Sources/Domain/Catalogue"),
        ("MusicBrainz", "Sources/Providers/MusicBrainz"), ("FleetSources", "Sources/Fleet/FleetSources"),
        ("label_research", "Sources/Workers/LabelResearch"),
        ("LabelResearchTests", "Tests/Workers/LabelResearchTests"),
    ]

    @Test("compiles, step by step")
    func compiles() async throws {
        let steps = try Guide("docs/guides/add-a-worker.md").steps
        try await Self.withFolder { folder in
            for (_, path) in Self.targets { try Self.copy(path, to: "\(folder)/\(path)") }
            try Self.follow(steps, in: folder)
            let package = try String(contentsOfFile: "\(folder)/Package.swift", encoding: .utf8)
            #expect(package.contains("command: \"label-research\")\n"))
            try await Self.generateQueues(in: folder)
            for (module, path) in Self.targets {
                let (code, printed) = try await Self.compile(module, "\(folder)/\(path)", into: "\(folder)/modules")
                #expect(code == 0, "\(module): \(printed.prefix(3_000))")
            }
        }
    }

    private static func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)").path
        // What is left behind in the folder for temporary files harms nobody.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private static func copy(_ path: String, to copy: String) throws {
        let source = Guide.root.appending(path: path).path
        let parent = URL(filePath: copy).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        guard FileManager.default.fileExists(atPath: source) else { return }
        try FileManager.default.copyItem(atPath: source, toPath: copy)
    }

    private static func follow(_ steps: [Guide.Step], in folder: String) throws {
        for step in steps {
            let target = URL(filePath: "\(folder)/\(step.path)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard let anchor = step.anchor else {
                try Data(step.text.utf8).write(to: target)
                continue
            }
            if !FileManager.default.fileExists(atPath: target.path) { try copy(step.path, to: target.path) }
            let text = try String(contentsOf: target, encoding: .utf8)
            let changed = text.replacing("\(anchor)\n", with: "\(anchor)\n\(step.text)", maxReplacements: 1)
            try Data(changed.utf8).write(to: target)
        }
    }

    /// What `deploy/generate-sources.sh` does of it.
    private static func generateQueues(in folder: String) async throws {
        try copy("deploy", to: "\(folder)/deploy")
        try copy("sql/fleet/module", to: "\(folder)/sql/fleet/module")
        let (code, printed) = try await Program.run("\(folder)/deploy/generate-queues.sh")
        #expect(code == 0, "\(printed)")
        let module = try String(contentsOfFile: "\(folder)/sql/fleet/module", encoding: .utf8)
        #expect(module.hasSuffix("queue label_research\n"))
    }

    private static func compile(
        _ module: String, _ folder: String, into modules: String
    ) async throws -> (code: Int32, printed: String) {
        try FileManager.default.createDirectory(atPath: modules, withIntermediateDirectories: true)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        let maps = ["CCurl", "CPostgres", "CCrypto", "CArchive"].flatMap {
            ["-Xcc", "-fmodule-map-file=\(Guide.root.path)/Sources/System/\($0)/module.modulemap"]
        }
        let features = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"].flatMap {
            ["-enable-upcoming-feature", $0]
        }
        let processes = [
            "-Xcc", "-fmodule-map-file=\(Program.folder)/CProcesses.build/module.modulemap", "-Xcc", "-I", "-Xcc",
            "\(Guide.root.path)/Sources/System/CProcesses/include",
        ]
        let arguments =
            [
                "-emit-module", "-emit-module-path", "\(modules)/\(module).swiftmodule", "-module-name", module,
                "-package-name", Guide.root.lastPathComponent.lowercased(), "-swift-version", "6",
                "-warnings-as-errors",
                "-parse-as-library", "-enable-testing", "-I", modules, "-I", "\(Program.folder)/Modules",
                "-I", "/usr/include/postgresql",
            ] + features + maps + processes + files.map { "\(folder)/\($0)" }
        // Emitting a module alone looks at no function's body.
        let checked = try await Program.run("swiftc", ["-typecheck"] + arguments.dropFirst(3))
        guard checked.code == 0 else { return checked }
        return try await Program.run("swiftc", arguments)
    }
}
