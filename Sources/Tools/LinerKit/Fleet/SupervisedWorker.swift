import Processes

/// One worker that is started again whenever it ends.
struct SupervisedWorker: Sendable {
    let program: WorkerProgram
    private(set) var process: ChildProcess?
    private(set) var startedAt: ContinuousClock.Instant?
    private(set) var restartAt: ContinuousClock.Instant?
    private var restarts = WorkerRestarts()

    init(_ program: WorkerProgram) { self.program = program }

    /// Starts it where that is due, and takes note of its end.
    ///
    /// - Parameter start: Starts the program.
    /// - Returns: What a person should read, if anything happened.
    mutating func tick(
        at now: ContinuousClock.Instant, random: Double, start: (WorkerProgram) throws -> ChildProcess
    ) -> String? {
        if let process {
            return process.exitCode().flatMap { ended(process, code: $0, at: now, random: random) }
        }
        guard restartAt.map({ $0 <= now }) ?? true else { return nil }
        do {
            process = try start(program)
            startedAt = now
            restartAt = nil
            return nil
        } catch {
            let problem = ToolError.of(error).sentence
            return again("can't be started", because: problem, code: 70, ran: .zero, at: now, random: random)
        }
    }

    private mutating func ended(
        _ process: ChildProcess, code: Int32, at now: ContinuousClock.Instant, random: Double
    ) -> String? {
        self.process = nil
        return again(
            "ended with code \(code)", because: process.lastWords, code: code,
            ran: startedAt.map { now - $0 } ?? .zero, at: now, random: random)
    }

    private mutating func again(
        _ what: String, because: String?, code: Int32, ran: Duration, at now: ContinuousClock.Instant, random: Double
    ) -> String? {
        let pause = restarts.pause(code: code, ran: ran, random: random)
        restartAt = now + pause
        // It has lived as long as it should: nothing to tell.
        guard pause > .zero else { return nil }
        let why = because.map { ": \($0)" } ?? ""
        return "\(program.command) \(what), again in \(Spelling.duration(seconds: pause / .seconds(1)))\(why)"
    }
}
