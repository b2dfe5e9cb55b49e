import Glibc
import Processes

/// Keeps the workers running: all in one process group, each started again with growing pauses when it ends.
actor WorkerSupervisor {
    /// Workers end by themselves after that and are started again, so that none grows old.
    static let lifetime = Duration.seconds(3_600)

    private var workers: [SupervisedWorker]
    private let surroundings: WorkerSurroundings
    private var isStopping = false

    init(_ programs: [WorkerProgram], _ surroundings: WorkerSurroundings) {
        workers = programs.map(SupervisedWorker.init)
        self.surroundings = surroundings
    }

    /// Starts those that are due, and takes note of those that have ended.
    ///
    /// - Returns: What a person should read.
    func tick(at now: ContinuousClock.Instant = .now) -> [String] {
        guard !isStopping else { return [] }
        return workers.indices.compactMap { index in
            // A copy: a start looks at the others.
            var worker = workers[index]
            defer { workers[index] = worker }
            return worker.tick(at: now, random: .random(in: 0..<1)) { try start($0) }
        }
    }

    /// How many run, of how many.
    var count: (running: Int, all: Int) { (fleet.workers.count, workers.count) }

    /// Those that run.
    var processes: [ChildProcess] { fleet.workers }

    /// Asks all to finish what they have in hand, and starts none again. Workers give up by themselves after 25 s;
    /// those that take longer than the grace are ended.
    func stop(grace: Duration = .seconds(30)) async {
        isStopping = true
        await fleet.stop(grace: grace)
    }

    /// A worker that is told twice ends at once; its messages return by themselves.
    func hurry() { fleet.hurry() }

    private var fleet: WorkerFleet {
        WorkerFleet(workers: workers.compactMap(\.process).filter { $0.exitCode() == nil })
    }

    private func start(_ program: WorkerProgram) throws -> ChildProcess {
        try WorkerLog.rotate(surroundings.log(of: program))
        // The group is whose first member runs; without any, this one begins a new one.
        return try surroundings.start(program, lifetime: Self.lifetime, group: fleet.workers.first?.group ?? 0)
    }
}

/// Logs that do not grow for ever.
enum WorkerLog {
    static let bytesMaximum = 10 << 20

    /// Puts a long log aside; the one that was put aside before goes.
    static func rotate(_ path: String, bytesMaximum: Int = bytesMaximum) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > bytesMaximum else { return }
        guard rename(path, path + ".1") == 0 else {
            throw ToolError(
                .fault, "the log \(path) can't be put aside: \(String(cString: strerror(errno)))",
                fix: "Mend the rights of its folder")
        }
    }
}
