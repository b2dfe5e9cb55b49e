import FoundationEssentials
import Glibc
import Processes

/// The workers as children of this program, for as long as it needs them.
struct WorkerFleet: Sendable {
    let workers: [ChildProcess]

    /// Starts a worker for each queue.
    ///
    /// - Parameter lifetime: They end by themselves after that, should they miss the end of this program.
    /// - Throws: ``ToolError`` naming the executable that is missing.
    static func start(_ tool: Tool, lifetime: Duration) throws -> WorkerFleet {
        let programs = try WorkerProgram.fleet(tool)
        let surroundings = try tool.workerSurroundings()
        var started: [ChildProcess] = []
        do {
            for program in programs {
                started.append(try surroundings.start(program, lifetime: lifetime))
            }
        } catch {
            started.forEach { $0.signal(SIGKILL) }
            throw error
        }
        return WorkerFleet(workers: started)
    }

    /// The first that has ended; nil while all run.
    func firstEnded() -> (worker: ChildProcess, code: Int32)? {
        for worker in workers {
            if let code = worker.exitCode() { return (worker, code) }
        }
        return nil
    }

    /// A worker that is told twice ends at once; its messages return by themselves.
    func hurry() { workers.forEach { $0.signal(SIGTERM) } }

    /// Asks all to finish what they have in hand; ends those that take too long.
    func stop(grace: Duration = .seconds(30)) async {
        workers.forEach { $0.signal(SIGTERM) }
        let deadline = ContinuousClock.now + grace
        for worker in workers {
            guard await worker.waitForExit(within: max(.zero, deadline - .now)) == nil else { continue }
            worker.signal(SIGKILL)
            _ = await worker.waitForExit(within: .seconds(5))
        }
    }
}

extension ToolError {
    static func workerEnded(_ worker: ChildProcess, code: Int32) -> ToolError {
        ToolError(
            .fault, "the worker \(worker.name) ended with code \(code)\(worker.lastWords.map { ": \($0)" } ?? "")",
            fix: "Its log is \(worker.log); what is not done stays in its queue")
    }
}

extension ChildProcess {
    /// The last line of its log; nil where there is none.
    var lastWords: String? {
        OwnFile.tail(log)?.split(whereSeparator: \.isNewline).last.map { String($0).printable.truncated(to: 300) }
    }
}
