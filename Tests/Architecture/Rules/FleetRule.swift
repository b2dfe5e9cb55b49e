/// The workers stand in `Package.swift`, once. Whatever else has to name them all is generated, or held against it here.
struct FleetRule: Rule {
    static let place = "Package.swift"
    /// For people: a document that leaves one out misleads them.
    static let documents = [
        "README.md", "docs/architecture.md", "docs/operations/README.md", "docs/operations/systemd.md",
    ]

    struct Worker: Equatable {
        /// Of its folder and its message: `ArtistDiscovery`.
        let name: String
        /// Of its executable: `artist-discovery`.
        let command: String

        var queue: String { command.replacing("-", with: "_") }
        var identifier: String { name.prefix(1).lowercased() + name.dropFirst() }
    }

    let workers: [Worker]

    /// - Parameter package: The text of `Package.swift`.
    init(package: String) {
        workers = package.matches(of: #/worker\("(\w+)", command: "([a-z-]+)"[,)]/#).map {
            Worker(name: String($0.1), command: String($0.2))
        }
    }

    func violations(in files: [SourceFile]) -> [Violation] {
        workers.flatMap { missing($0, files) } + unlisted(files) + files.compactMap(secondList)
            + files.filter { Self.documents.contains($0.path) }.flatMap(omissions)
    }

    /// The parts of a worker that nothing else would miss.
    private func missing(_ worker: Worker, _ files: [SourceFile]) -> [Violation] {
        func has(_ folder: String, _ text: String) -> Bool {
            files.contains { $0.path.hasPrefix(folder) && $0.text.contains(text) }
        }
        let parts = [
            ("Sources/Workers/\(worker.name)/", "command: \"\(worker.command)\"", "Declare it there"),
            ("Tests/Workers/\(worker.name)Tests/", "@Test", "Test it there"),
            ("Sources/Domain/FleetMessages/", "queue = QueueName.\(worker.identifier)", "Give its message that queue"),
        ]
        return parts.filter { !has($0.0, $0.1) }.map { folder, text, wayOut in
            Violation(path: folder, line: 1, problem: "\(worker.command): no file has “\(text)”", wayOut: wayOut)
        }
    }

    private func unlisted(_ files: [SourceFile]) -> [Violation] {
        let targets = Set(files.filter { $0.place?.layer == .workers }.compactMap(\.place?.target))
        return targets.subtracting(workers.map(\.name)).sorted().map {
            Violation(
                path: Self.place, line: 1, problem: "Sources/Workers/\($0) is in no line of \(Self.place)",
                wayOut: "Add worker(\"\($0)\", command: …) to `workers`")
        }
    }

    /// A source that names several workers knows the fleet, and so will be forgotten when it grows.
    private func secondList(_ file: SourceFile) -> Violation? {
        guard file.path.hasPrefix("Sources/") || file.path.hasPrefix("sql/"), !file.isGenerated else { return nil }
        let named = workers.filter { worker in
            [worker.command, worker.queue].contains { name in
                file.lines.contains { $0.contains("\"\(name)\"") || $0.contains("'\(name)'") }
            }
        }
        guard named.count > 1 else { return nil }
        return Violation(
            path: file.path, line: 1, problem: "it names \(named.map(\.command).joined(separator: " and "))",
            wayOut: "Take QueueName.fleet, or have it generated; the list stands in \(Self.place)")
    }

    private func omissions(_ document: SourceFile) -> [Violation] {
        workers.filter { !document.text.contains($0.command) && !document.text.contains($0.name) }.map {
            Violation(path: document.path, line: 1, problem: "it leaves out \($0.command)", wayOut: "Name it there")
        }
    }
}
