/// Imports point downward only, as the table in `docs/architecture.md` says.
struct ImportRule: Rule {
    /// What one layer may import.
    struct Allowance: Sendable {
        /// Layers whose targets may be imported.
        let layers: Set<Layer>
        /// Single targets of other layers.
        var targets: Set<String> = []
        /// Modules from outside of this package.
        let modules: Set<String>
        /// Whether targets of the same layer may import each other.
        var hasSiblings = true
    }

    static let cLibraries: Set = ["CPostgres", "CCurl", "CCrypto", "CArchive", "CProcesses"]
    private static let machine: Set = ["FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Logging"]

    static let table: [Layer: Allowance] = [
        .system: Allowance(layers: [], modules: machine),
        .core: Allowance(
            layers: [.system],
            modules: machine.union([
                "ArgumentParser", "CoreMetrics", "Metrics", "OrderedCollections", "ServiceLifecycle", "UnixSignals",
            ])),
        // What the fleet knows of music; Core could serve any fleet.
        // By name, the standard library gives its normal forms: docs/decisions/0015-one-way-to-compare.md.
        .domain: Allowance(layers: [.core], targets: ["Postgres"], modules: machine.union(["Swift"])),
        .providers: Allowance(
            layers: [.core, .domain], targets: ["HTTPTransport", "Browser"], modules: machine, hasSiblings: false
        ),
        // The one place that knows every provider.
        .fleet: Allowance(
            layers: [.core, .domain, .providers], targets: ["Postgres", "HTTPTransport"], modules: machine,
            hasSiblings: false),
        // What can be asked, for any face: nothing that reads a command line, serves, or draws.
        .answers: Allowance(layers: [.core, .domain], targets: ["Postgres"], modules: machine),
        // What can be asked, over HTTP: no provider, no command line. Programs are started by Tools.
        .server: Allowance(
            layers: [.core, .domain, .answers], targets: ["Postgres", "Cryptography"],
            modules: machine.union([
                "HTTPTypes", "Hummingbird", "HummingbirdCore", "Mustache", "NIOCore", "NIOPosix", "ServiceLifecycle",
            ])),
        .tools: Allowance(
            layers: [.system, .core, .domain, .providers, .fleet, .answers, .server],
            modules: machine.union([
                "ArgumentParser", "Dispatch", "Foundation", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Metrics",
                "Mustache", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOWebSocket", "ServiceLifecycle", "UnixSignals",
            ])),
        // A transaction is where a worker stores what it found: docs/decisions/0001-workers-see-transactions.md.
        .workers: Allowance(
            layers: [.core, .domain, .fleet], targets: ["Postgres"], modules: machine.union(["ArgumentParser"]),
            hasSiblings: false),
    ]

    func violations(in files: [SourceFile]) -> [Violation] {
        let layerOfTarget = Dictionary(
            files.compactMap(\.place).map { ($0.target, $0.layer) }, uniquingKeysWith: { first, _ in first })
        return files.flatMap { file -> [Violation] in
            guard file.isSwift, let place = file.place else { return [] }
            return imports(of: file).compactMap { line, module in
                problem(module, from: place, layerOfTarget).map {
                    Violation(path: file.path, line: line, problem: $0.problem, wayOut: $0.wayOut)
                }
            }
        }
    }

    /// The modules that a file imports, with their lines from 1.
    private func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        let pattern =
            #/
            ^\s*(?:@[\w()]+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+
            (?:(?:struct|class|enum|protocol|func|typealias|var|let|actor)\s+)?(\w+)
            /#
        return file.swift.codeLines.enumerated().compactMap { index, line in
            line.firstMatch(of: pattern).map { (index + 1, String($0.1)) }
        }
    }

    private func problem(
        _ module: String, from place: (layer: Layer, target: String), _ layerOfTarget: [String: Layer]
    ) -> (problem: String, wayOut: String)? {
        guard let allowance = Self.table[place.layer] else { return nil }
        if Self.cLibraries.contains(module) {
            return place.layer == .system
                ? nil
                : ("\(module) is imported outside of System", "Pointers stay in Sources/System: call its Swift face")
        }
        if module == "ArgumentParser", place.layer == .core, place.target != "WorkerRuntime" {
            return ("a command line outside of WorkerRuntime", "Take the value as an argument")
        }
        if module == place.target || allowance.targets.contains(module) { return nil }
        guard let layer = layerOfTarget[module] else {
            return allowance.modules.contains(module) ? nil : outside(module, place.layer)
        }
        if layer == place.layer {
            return allowance.hasSiblings
                ? nil
                : (
                    "\(place.target) imports its sibling \(module)",
                    "Put what both need into Core; workers meet only in queues"
                )
        }
        return allowance.layers.contains(layer)
            ? nil
            : (
                "\(place.layer.rawValue) imports \(module) of \(layer.rawValue)",
                "Imports point downward: move the code, or hand the value in from above"
            )
    }

    private func outside(_ module: String, _ layer: Layer) -> (problem: String, wayOut: String) {
        if module == "Foundation" {
            return ("the whole of Foundation is imported", "Import FoundationEssentials: programs stay small")
        }
        return (
            "\(layer.rawValue) may not import \(module)",
            "Do without it, or add it to ImportRule.table with a decision in docs/decisions"
        )
    }
}
