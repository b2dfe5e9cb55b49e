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

    /// The name of looking after what follows from a drain.
    static let follow = "follow"
    /// Between two looks; more and more where nothing may be read yet.
    static let pauses = (minimum: Duration.seconds(1), maximum: Duration.seconds(30))

    /// - Throws: ``ToolError`` where the worker fails; `CancellationError` when the server ends, after the worker has.
    func run(_ name: String, asking jobs: BackgroundJobs) async throws {
        if name == Triggers.maintenance { return try await maintain() }
        if name == Self.follow { return try await followUp(jobs) }
        _ = jobs.ask(for: Self.follow)
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

    /// Messages lead to messages of other queues, and some wait for a limit: whoever has started a discovery has to do
    /// nothing more. Ends when nothing waits.
    private func followUp(_ jobs: BackgroundJobs) async throws {
        var pause = Self.pauses.minimum
        while true {
            try await Task.sleep(for: pause)
            let queues = try await FleetQueries(database).queues().filter {
                QueueName.fleet.map(\.rawValue).contains($0.queue) && $0.state != "paused" && !$0.isServed
            }
            let due = queues.filter { $0.visible > 0 }
            for queue in due { _ = jobs.ask(for: queue.queue) }
            guard queues.contains(where: { $0.visible + $0.delayedOrInFlight > 0 }) else { return }
            pause = due.isEmpty ? min(pause * 2, Self.pauses.maximum) : Self.pauses.minimum
        }
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
