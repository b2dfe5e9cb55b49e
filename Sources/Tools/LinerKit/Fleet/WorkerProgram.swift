import FoundationEssentials
import Messages

/// A worker's executable.
struct WorkerProgram: Sendable, Equatable {
    let command: String
    let file: String

    /// All five, in the order of a discovery.
    ///
    /// - Throws: ``ToolError`` naming the executable that is missing.
    static func fleet(_ tool: Tool) throws -> [WorkerProgram] {
        try QueueName.fleet.map(ProgramFiles.command).map { command in
            guard let file = tool.find(command) else {
                throw ToolError(
                    .configuration, "the worker \(command) is neither beside liner nor on the PATH",
                    fix: "Run `make build`, or use --no-workers where workers run elsewhere")
            }
            return WorkerProgram(command: command, file: file)
        }
    }
}

extension Tool {
    /// The folder of the workers' logs, made where it is missing.
    func logFolder() throws -> String {
        let folder = home + "/logs"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ToolError(
                .configuration, "the folder \(folder) can't be made", fix: "Set LINERNOTES_HOME to a folder of yours")
        }
        return folder
    }
}
