import Deployment
import FleetMessages
import FoundationEssentials
import Glibc
import Messages
import Processes

/// What the workers of this installation say of themselves.
enum WorkerDescriptions {
    /// The executables of all workers, in the order of a discovery.
    ///
    /// - Throws: ``ToolError`` naming those that are not beside liner: a schedule names one folder.
    static func files(beside executable: String) throws -> [String] {
        let commands = QueueName.fleet.map(ProgramFiles.command)
        let files = commands.map { ProgramFiles.find($0, beside: executable, path: nil) }
        let missing = zip(commands, files).filter { $1 == nil }.map(\.0)
        guard missing.isEmpty else {
            throw ToolError(
                .configuration, "not beside liner: \(missing.joined(separator: ", "))",
                fix: "Run `make build`, and use the liner in bin/")
        }
        return files.compactMap(\.self)
    }

    /// Runs each file with `describe` and reads what it prints.
    ///
    /// - Throws: ``ToolError`` naming the one that fails or says what is no description.
    static func read(_ files: [String], environment: [String: String]) async throws -> [WorkerDescription] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "liner-describe-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // What is left behind in the folder for temporary files harms nobody.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard TrustedPlace.isTrusted(folder) else {
            throw ToolError(
                .configuration, "somebody else may change the folder for temporary files, \(folder.printable)",
                fix: "Set TMPDIR to a folder of yours, or make it sticky")
        }
        var descriptions: [WorkerDescription] = []
        for (index, file) in files.enumerated() {
            descriptions.append(try await describe(file, output: "\(folder)/\(index)", environment))
        }
        return descriptions
    }

    private static func describe(
        _ file: String, output: String, _ environment: [String: String]
    ) async throws -> WorkerDescription {
        let child = try ChildProcess(
            file, ["describe"], .init(environment: environment, log: output, signalAtOurEnd: SIGKILL))
        let code = await child.waitForExit(within: .seconds(30))
        child.signal(SIGKILL)
        guard code == 0 else {
            throw ToolError(
                .fault, "\(file) describe \(code.map { "ended with code \($0)" } ?? "does not end")",
                fix: "Build it again")
        }
        do {
            return try WorkerDescription(json: try Data(contentsOf: URL(filePath: output)))
        } catch {
            throw ToolError(.fault, "\(file) describe: \(error)".printable.truncated(to: 400), fix: "Build it again")
        }
    }
}
