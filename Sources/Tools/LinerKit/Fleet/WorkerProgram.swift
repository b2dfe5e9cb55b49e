import FleetMessages
import Messages

/// A worker's executable.
struct WorkerProgram: Sendable, Equatable {
    let command: String
    let file: String

    /// All, in the order of a discovery.
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
