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
    /// How far off the next message may be: who asks for half a day is not waited for.
    var patience = Duration.seconds(600)
    /// Where progress goes; nil: nowhere.
    var display: Terminal?

    /// What a discovery came to, or has come to so far.
    struct Result: Sendable, Equatable {
        let end: RunWatch.End
        let progress: RunProgress
        let artist: ArtistID?
        let counts: ArtistCounts
        let sources: [SourceReport]
        let deadLetters: [RunDeadLetter]
        let seconds: Double
    }

    /// - Throws: ``ToolError`` when a worker ends; `DatabaseError`.
    func run() async throws -> Result {
        let isServed = try await Presence.listening(QueueName.fleet, in: database).count == QueueName.fleet.count
        // Before the first worker starts: a signal must not end us and leave it behind.
        let signals = await UnixSignalsSequence.stops()
        let fleet = startsWorkers && !isServed ? try WorkerFleet.start(tool, lifetime: timeout + .seconds(60)) : nil
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await listen(signals, stop, fleet) }
            defer { tasks.cancelAll() }
            return try await follow(stops, fleet)
        }
    }

    /// The first signal stops, each other hurries the workers.
    private func listen(
        _ signals: UnixSignalsSequence, _ stop: AsyncStream<Void>.Continuation, _ fleet: WorkerFleet?
    ) async {
        await Interruption.listen(signals) {
            let word = "Stopping: workers finish what they have in hand; Ctrl-C again ends them at once."
            if fleet != nil { try? tool.errors.say(word) }
            stop.finish()
        } then: {
            fleet?.hurry()
        }
    }

    private func follow(_ stops: AsyncStream<Void>, _ fleet: WorkerFleet?) async throws -> Result {
        let start = ContinuousClock.now
        let end: RunWatch.End
        let watch: RunWatch
        do {
            let run = try await Discoveries(database).start(query)
            watch = RunWatch(database: database, run: run, timeout: timeout, patience: patience, display: display)
            end = try await self.end(of: watch, since: start, stops, fleet)
        } catch {
            await fleet?.stop()
            throw error
        }
        let took = ContinuousClock.now - start
        // A worker reports its requests after its batch: the cost is complete once all have stopped.
        await fleet?.stop()
        return try await result(of: watch, end, seconds: took / .seconds(1))
    }

    private func end(
        of watch: RunWatch, since start: ContinuousClock.Instant, _ stops: AsyncStream<Void>, _ fleet: WorkerFleet?
    ) async throws -> RunWatch.End {
        try await withThrowingTaskGroup(of: RunWatch.End.self) { tasks in
            tasks.addTask { try await watch.end(since: start) }
            tasks.addTask {
                for await _ in stops {}
                try Task.checkCancellation()
                return RunWatch.End(ending: .interrupted)
            }
            if let fleet { tasks.addTask { try await Self.stopAtEnd(of: fleet) } }
            defer { tasks.cancelAll() }
            guard let first = try await tasks.next() else { throw CancellationError() }
            return first
        }
    }

    private func result(of watch: RunWatch, _ end: RunWatch.End, seconds: Double) async throws -> Result {
        let discoveries = Discoveries(database)
        let artist = try await discoveries.artist(of: watch.run)
        let counts: ArtistCounts =
            if let artist { try await CatalogueQueries(database).counts(of: artist) } else { ArtistCounts() }
        return Result(
            end: end, progress: try await watch.progress(), artist: artist, counts: counts,
            sources: try await discoveries.sources(of: watch.run, artist: artist),
            deadLetters: try await FleetQueries(database).deadLetters(of: watch.run), seconds: seconds)
    }

    private static func stopAtEnd(of fleet: WorkerFleet) async throws -> RunWatch.End {
        while true {
            if let (worker, code) = fleet.firstEnded() { throw ToolError.workerEnded(worker, code: code) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

extension Discovery.Result {
    func report(producers: [ProducerAnswer]) -> DiscoveryReport {
        DiscoveryReport(
            progress, ending: end.ending, waitsUntil: end.waitsUntil, artist: artist, counts: counts, sources: sources,
            deadLetters: deadLetters, producers: producers, seconds: seconds)
    }
}
