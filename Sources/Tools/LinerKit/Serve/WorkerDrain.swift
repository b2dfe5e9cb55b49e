import Door
import FleetAnswers
import FleetMessages
import FoundationEssentials
import Glibc
import Messages
import Postgres
import Processes
import Tokens
import Triggers
import WorkerRuntime

/// Does what triggers ask for: starts a worker that drains its queue once, or the maintenance.
struct WorkerDrain: Sendable {
    /// A batch's bounds: what is left waits for the next trigger.
    static let secondsMaximum = 300
    static let messagesMaximum = 5_000

    let tool: Tool
    /// In the role of operators.
    let database: Database
    let connectionString: String

    /// - Throws: ``ToolError`` where the worker fails; `CancellationError` when the server ends, after the worker has.
    func run(_ name: String) async throws {
        guard name != Triggers.maintenance else { return try await maintain() }
        let queue = QueueName(rawValue: name)
        // A worker that stays has seen the message already.
        guard try await Presence.listening([queue], in: database).isEmpty else { return }
        let command = ProgramFiles.command(of: queue)
        guard let file = tool.find(command) else {
            throw ToolError(
                .configuration, "the worker \(command) is neither beside liner nor on the PATH", fix: "Run `make build`"
            )
        }
        let worker = try start(WorkerProgram(command: command, file: file))
        try await end(of: worker)
    }

    /// Takes longer than an answer may, so it has a connection of its own.
    private func maintain() async throws {
        let patient = Database(
            RoleDatabases.configuration(
                connectionString, role: TokenRole.operator.databaseRole, connectionsMaximum: 1,
                statementTimeout: .seconds(1_800)), logger: tool.logger)
        let outcome: Result<Void, any Error>
        do {
            _ = try await FleetControl(patient).maintain()
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await patient.close()
        try outcome.get()
    }

    private func start(_ program: WorkerProgram) throws -> ChildProcess {
        let surroundings = try tool.workerSurroundings()
        try WorkerLog.rotate(surroundings.log(of: program))
        return try ChildProcess(
            program.file,
            ["--once", "--max-seconds", String(Self.secondsMaximum), "--max-messages", String(Self.messagesMaximum)],
            .init(
                environment: surroundings.environment, log: surroundings.log(of: program),
                folder: surroundings.user == nil ? nil : "/", user: surroundings.user, signalAtOurEnd: SIGTERM))
    }

    private func end(of worker: ChildProcess) async throws {
        do {
            while worker.exitCode() == nil { try await Task.sleep(for: .milliseconds(50)) }
        } catch {
            worker.signal(SIGTERM)
            if await worker.waitForExit(within: .seconds(15)) == nil { worker.signal(SIGKILL) }
            throw error
        }
        if let code = worker.exitCode(), code != 0 { throw ToolError.workerEnded(worker, code: code) }
    }
}
