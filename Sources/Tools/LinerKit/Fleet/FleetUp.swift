import FleetAnswers
import Postgres
import PostgresServer
import Synchronization
import UnixSignals
import WorkerRuntime

/// The whole fleet in the foreground: until somebody stops it.
struct FleetUp: Sendable {
    let supervisor: WorkerSupervisor
    let database: Database
    /// Started again should it end; nil where the database is somebody else's.
    let server: PostgresServer?
    let display: Terminal
    /// The HTTP server, until its stream ends; nil: none.
    var serve: (@Sendable (AsyncStream<Void>, Announcements) async -> Void)?

    /// Returns after a signal to stop, when all workers have ended.
    ///
    /// - Throws: What kept it from going on, with all workers ended too.
    func run() async throws {
        // Before the first worker starts: a signal must not end us and leave it behind.
        let signals = await UnixSignalsSequence.stops()
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let (serverStops, serverStop) = AsyncStream.makeStream(of: Void.self)
        let news = Announcements()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                await Interruption.listen(signals) {
                    stop.finish()
                } then: {
                    await supervisor.hurry()
                }
            }
            defer { tasks.cancelAll() }
            async let served: Void? = serve?(serverStops, news)
            let outcome = await untilStopped(stops, news)
            // Nobody may be there to read it any more; the workers end all the same.
            let farewell = Result { try display.say("Stopping: workers finish what they have in hand.") }
            serverStop.finish()
            await supervisor.stop()
            await served
            try outcome.get()
            try farewell.get()
        }
    }

    private func untilStopped(_ stops: AsyncStream<Void>, _ news: Announcements) async -> Result<Void, any Error> {
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await watch(news) }
                tasks.addTask { for await _ in stops {} }
                defer { tasks.cancelAll() }
                try await tasks.next()
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    private func watch(_ news: Announcements) async throws {
        var view = FleetView(display)
        let start = ContinuousClock.now
        while true {
            let events = news.take() + (await supervisor.tick())
            let (running, all) = await supervisor.count
            let line = FleetLine(
                running: running, workers: all, queues: try await queues(),
                seconds: (ContinuousClock.now - start) / .seconds(1))
            try view.show(events, line)
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// nil while the database does not answer: the workers wait for it, and so do we.
    private func queues() async throws -> [FleetStatus.Queue]? {
        do {
            return try await FleetQueries(database).queueDepths()
        } catch is DatabaseError {
            // The next look tells whether it helped.
            _ = try? await server?.start(endingWithUs: true)
            return nil
        }
    }
}

/// What others want a person to read, until the next look of who draws.
final class Announcements: Sendable {
    private let lines = Mutex<[String]>([])

    func say(_ line: String) { lines.withLock { $0.append(line) } }

    func take() -> [String] {
        lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
    }
}
