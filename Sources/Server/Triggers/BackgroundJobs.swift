public import Logging
public import ServiceLifecycle
import Synchronization

/// Work that is asked for by name and done in the background: never two of one name at a time, and however often one is
/// asked for while it runs, it runs once more after.
public final class BackgroundJobs: Service {
    /// Does the work of a name, to its end, and may ask for more. Is cancelled when the server ends.
    public typealias Work = @Sendable (_ name: String, _ jobs: BackgroundJobs) async throws -> Void

    /// What asking came to.
    public enum Asked: String, Sendable, Encodable {
        /// It begins now.
        case started
        /// It runs, and runs once more after.
        case follows
    }

    private enum Place { case running, runningWithMore }

    private let work: Work
    private let logger: Logger
    private let places = Mutex<[String: Place]>([:])
    private let names: AsyncStream<String>
    private let start: AsyncStream<String>.Continuation

    public init(logger: Logger, _ work: @escaping Work) {
        self.work = work
        self.logger = logger
        // Bounded by the names, for each is in it at most once.
        (names, start) = AsyncStream.makeStream(of: String.self)
    }

    /// Asks for the work of a name; returns at once.
    public func ask(for name: String) -> Asked {
        let isFree = places.withLock { places in
            let isFree = places[name] == nil
            places[name] = isFree ? .running : .runningWithMore
            return isFree
        }
        guard isFree else { return .follows }
        start.yield(name)
        return .started
    }

    /// Does what is asked for, until the server ends.
    public func run() async {
        await withDiscardingTaskGroup { tasks in
            for await name in names.cancelOnGracefulShutdown() {
                tasks.addTask { await self.do(name) }
            }
            tasks.cancelAll()
        }
    }

    private func `do`(_ name: String) async {
        repeat {
            do {
                try await work(name, self)
            } catch is CancellationError {
                break
            } catch {
                // What was asked for waits in its queue, for whoever asks next.
                logger.warning("background work failed", metadata: ["name": "\(name)", "error": "\(error)"])
            }
        } while !Task.isCancelled && goesOn(name)
    }

    /// Whether it was asked for meanwhile; else it is free again.
    private func goesOn(_ name: String) -> Bool {
        places.withLock { places in
            let goesOn = places[name] == .runningWithMore
            places[name] = goesOn ? .running : nil
            return goesOn
        }
    }
}
