import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import Messages
import Postgres
import UnixSignals
import WorkerRuntime

/// One discovery from its start to its end, with the workers that it needs.
struct Discovery: Sendable {
    let tool: Tool
    let database: Database
    let query: Discoveries.Query
    var startsWorkers = true
    var timeout = Duration.seconds(24 * 3_600)
    /// Where progress goes; nil: nowhere.
    var display: Terminal?

    /// What a discovery came to.
    struct Result: Sendable, Equatable {
        let progress: RunProgress
        let artist: ArtistID?
        let counts: ArtistCounts
        let deadLetters: [RunDeadLetter]
        let seconds: Double
    }

    /// - Throws: ``ToolError`` when a worker ends, time runs out or somebody stops it; `DatabaseError`.
    func run() async throws -> Result {
        let isServed = try await Presence.listening(QueueName.fleet, in: database).count == QueueName.fleet.count
        guard startsWorkers, !isServed else { return try await follow(nil) }
        let fleet = try WorkerFleet.start(tool, lifetime: timeout + .seconds(60))
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(try await follow(fleet))
        } catch {
            outcome = .failure(error)
        }
        await fleet.stop()
        let result = try outcome.get()
        // A worker reports its requests after its batch: the cost is complete once all have stopped.
        return result.with(try await progress(of: result.progress.runId))
    }

    private func follow(_ fleet: WorkerFleet?) async throws -> Result {
        let start = ContinuousClock.now
        let run = try await Discoveries(database).start(query)
        return try await withThrowingTaskGroup(of: Result.self) { tasks in
            tasks.addTask { try await watch(run, since: start) }
            tasks.addTask { try await Self.stopAtSignal(run) }
            if let fleet { tasks.addTask { try await Self.stopAtEnd(of: fleet) } }
            defer { tasks.cancelAll() }
            guard let first = try await tasks.next() else { throw CancellationError() }
            return first
        }
    }

    private func watch(_ run: String, since start: ContinuousClock.Instant) async throws -> Result {
        var shown = display.map(ProgressDisplay.init)
        var view = ArtistView()
        while true {
            let progress = try await progress(of: run)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            try await view.refresh(run, database, seconds: seconds, isLast: progress.isFinished)
            let lines = ProgressLines(progress: progress, counts: view.counts, elapsedSeconds: seconds)
            if progress.isFinished {
                try shown?.finish(lines)
                return Result(
                    progress: progress, artist: view.artist, counts: view.counts,
                    deadLetters: try await FleetQueries(database).deadLetters(of: run), seconds: seconds)
            }
            try shown?.show(lines)
            guard ContinuousClock.now - start < timeout else {
                throw ToolError(
                    .negative, "the discovery is not done after \(Spelling.duration(seconds: seconds))",
                    fix: "What is left stays in its queues; `liner discover` goes on, `liner status` shows it")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func progress(of run: String) async throws -> RunProgress {
        guard let progress = try await FleetQueries(database).progress(of: run) else {
            throw ToolError(.fault, "the run \(run) is gone", fix: "Somebody deleted it; start it again")
        }
        return progress
    }

    private static func stopAtSignal(_ run: String) async throws -> Result {
        for await _ in await UnixSignalsSequence.stops() {
            throw ToolError(
                .interrupted, "stopped before the run \(run) was done",
                fix: "What is left stays in its queues; `liner discover` goes on where it stands")
        }
        throw CancellationError()
    }

    private static func stopAtEnd(of fleet: WorkerFleet) async throws -> Result {
        while true {
            if let (worker, code) = fleet.firstEnded() { throw ToolError.workerEnded(worker, code: code) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

extension Discovery.Result {
    func with(_ progress: RunProgress) -> Self {
        Self(progress: progress, artist: artist, counts: counts, deadLetters: deadLetters, seconds: seconds)
    }

    func report(producers: [ProducerAnswer]) -> DiscoveryReport {
        DiscoveryReport(
            progress, artist: artist, counts: counts, deadLetters: deadLetters, producers: producers, seconds: seconds)
    }
}

/// The artist of a run and what there is of them, counted at most twice a second.
private struct ArtistView {
    private(set) var artist: ArtistID?
    private(set) var counts = ArtistCounts()
    private var countedSeconds = -Double.infinity

    mutating func refresh(_ run: String, _ database: Database, seconds: Double, isLast: Bool) async throws {
        if artist == nil { artist = try await Discoveries(database).artist(of: run) }
        guard let artist, isLast || seconds - countedSeconds >= 0.5 else { return }
        counts = try await CatalogueQueries(database).counts(of: artist)
        countedSeconds = seconds
    }
}
