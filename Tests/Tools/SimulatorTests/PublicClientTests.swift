import Foundation
import Simulator
import Testing

/// The scripts of `Tests/Clients`, and the Python that has the clients they use.
enum PublicClients {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardized

    static let folder = checkout.appending(path: "Tests/Clients")

    static var scripts: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix("_client.py") }.sorted()
    }

    /// That of `LINERNOTES_PYTHON`, else the one that `deploy/setup/clients.sh` made; nil when there is neither.
    static var python: URL? {
        if let path = environment["LINERNOTES_PYTHON"] { return URL(filePath: path) }
        let python = checkout.appending(path: ".build/clients/bin/python")
        return FileManager.default.isExecutableFile(atPath: python.path) ? python : nil
    }

    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Where the clients must be there, a test without them is no test.
    static var isRequired: Bool { environment["CI"] == "true" }
}

@Suite(
    "Public clients",
    .enabled(
        if: PublicClients.python != nil || PublicClients.isRequired,
        "there are no public clients here: deploy/setup/clients.sh installs them"))
struct PublicClientTests {
    @Test("there are clients of each simulated provider that has one")
    func scripts() {
        let scripts = Set(PublicClients.scripts)
        #expect(scripts.isSuperset(of: ["musicbrainzngs_client.py", "spotipy_client.py", "tekore_client.py"]))
    }

    @Test(
        "a client that knows nothing of the simulator is content", .timeLimit(.minutes(10)),
        arguments: PublicClients.scripts)
    func run(script: String) async throws {
        let python = try #require(PublicClients.python, "deploy/setup/clients.sh has not been run")
        try await withSimulator { (server) async throws in
            let ended = try await PythonRun(python: python, script: script, root: server.root).end()
            #expect(ended.status == 0, "\(ended.output)")
        }
    }
}

/// One run of a script against a simulator.
struct PythonRun: Sendable {
    let python: URL
    let script: String
    let root: String

    /// - Returns: The exit status, and all that was printed.
    func end() async throws -> (status: Int32, output: String) {
        let output = FileManager.default.temporaryDirectory.appending(path: "\(script)-\(UUID().uuidString).txt")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let file = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = python
        process.arguments = [PublicClients.folder.appending(path: script).path, root]
        process.environment = PublicClients.environment.merging(
            ["PYTHONDONTWRITEBYTECODE": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = file
        process.standardError = file
        let status = try await Self.run(process)
        return (status, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    private static func run(_ process: Process) async throws -> Int32 {
        let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = {
            ended.yield($0.terminationStatus)
            ended.finish()
        }
        try process.run()
        let id = process.processIdentifier
        return try await withTaskCancellationHandler {
            guard let status = await ends.first(where: { _ in true }) else { throw CancellationError() }
            return status
        } onCancel: {
            kill(id, SIGTERM)
        }
    }
}
