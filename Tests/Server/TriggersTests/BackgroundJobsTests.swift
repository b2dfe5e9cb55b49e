import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Triggers

@Suite("Work in the background")
struct BackgroundJobsTests {
    private final class Counts: Sendable {
        let state = Mutex((running: 0, most: 0, runs: 0))
    }

    @Test("hundreds who ask at once get one run, and one more after it; never two at a time")
    func coalesced() async throws {
        let counts = Counts()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let jobs = BackgroundJobs(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) { _, _ in
            counts.state.withLock {
                $0.running += 1
                $0.runs += 1
                $0.most = max($0.most, $0.running)
            }
            for await _ in gate { break }
            counts.state.withLock { $0.running -= 1 }
        }
        let running = Task { await jobs.run() }
        #expect(jobs.ask(for: "a") == .started)
        for _ in 0..<500 { #expect(jobs.ask(for: "a") == .follows) }
        open.finish()
        while jobs.ask(for: "b") != .started { await Task.yield() }
        while counts.state.withLock({ $0.runs < 3 || $0.running > 0 }) { try await Task.sleep(for: .milliseconds(1)) }
        #expect(counts.state.withLock { $0.runs } == 3)
        running.cancel()
        await running.value
    }

    @Test("what fails is free again for the next")
    func failing() async throws {
        struct Failure: Error {}
        let counts = Counts()
        let jobs = BackgroundJobs(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) { _, _ in
            counts.state.withLock { $0.runs += 1 }
            throw Failure()
        }
        let running = Task { await jobs.run() }
        while counts.state.withLock({ $0.runs < 5 }) {
            _ = jobs.ask(for: "a")
            try await Task.sleep(for: .milliseconds(1))
        }
        running.cancel()
        await running.value
    }
}
