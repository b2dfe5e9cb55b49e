import FoundationEssentials
import HTTPTransport
import Logging
import Postgres
import Schema
import Settings
import Surroundings
import Telemetry
import UnixSignals

#if canImport(Glibc)
    import Glibc
#endif

/// A worker's process from start to end: settings, database, work, signals.
struct Session<W: Worker>: Sendable {
    let limits: Runner<W>.Limits
    let isWatching: Bool

    /// Longest that a stop waits for the batch in hand.
    private var grace: Duration { .seconds(25) }

    /// - Throws: ``Ending``, after saying why on the log.
    func run() async throws {
        let settings = Settings.current()
        let logger: Logger
        do {
            logger = try makeLogger(W.declaration.command, settings)
        } catch {
            LineLogHandler.writeToStandardError("\(W.declaration.command): \(error)\n")
            throw Ending.of(error)
        }
        do {
            try await work(settings, logger)
        } catch {
            let ending = Ending.of(error)
            logger.error("\(ending.sentence)")
            throw ending
        }
    }

    private func work(_ settings: Settings, _ logger: Logger) async throws {
        let database = try await DatabaseAccess.open(
            settings, applicationName: W.declaration.command, connectionsMaximum: limits.concurrency * 2 + 2,
            modules: W.modules, logger: logger)
        let transport = CurlTransport(configuration: try .init(settings))
        let context = WorkerContext(
            database: database, settings: settings, logger: logger, transport: transport,
            workerName: Self.workerName, keepsAnswers: W.declaration.keepsAnswers)
        // Read by now, so that its file is looked at with the others.
        if isWatching { _ = try settings.secret("DATABASE_DIRECT_URL") }
        let runner = Runner(worker: try W(context: context), context: context, limits: limits)
        settings.exposures.forEach { logger.warning("\($0)") }
        if let skew = try await ClockSkew(of: database).warning { logger.warning("\(skew)") }
        try await withSignals(runner, logger) {
            if isWatching {
                try await Watch(runner: runner, database: database, settings: settings, context: context).run()
            } else {
                try await runner.drain()
            }
        }
        await transport.close()
        await database.close()
    }

    /// The first signal to stop ends reading and lets the batch in hand finish; after the grace, or at a
    /// second one, it is given up, and its messages return by themselves.
    private func withSignals(
        _ runner: Runner<W>, _ logger: Logger, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let signals = await UnixSignalsSequence.stops()
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await body()
                return true
            }
            tasks.addTask {
                var isStopping = false
                for await _ in signals {
                    if isStopping { break }
                    isStopping = true
                    logger.info("stopping: the batch in hand is finished first")
                    await runner.stop()
                    stop.yield()
                }
                return false
            }
            tasks.addTask {
                for await _ in stops {
                    try await Task.sleep(for: grace)
                    break
                }
                return false
            }
            defer { tasks.cancelAll() }
            guard try await tasks.next() == true else {
                throw Ending(.cutOff, "stopped before the batch in hand was done; its messages return by themselves")
            }
        }
    }

    private static var workerName: String {
        "\(W.declaration.command)@\(ProcessInfo.processInfo.hostName):\(getpid())"
    }
}
