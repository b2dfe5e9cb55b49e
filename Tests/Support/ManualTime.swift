public import Surroundings
import Synchronization

public import struct FoundationEssentials.Date

/// Time under the test's control: it stands still until the test advances it.
public final class ManualTime: TimeSource, Sendable {
    private struct Sleeper {
        let deadline: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed: Duration = .zero
        var numberNext = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let start: Date
    private let advancesOnSleep: Bool
    private let state = Mutex(State())

    /// - Parameter advancesOnSleep: Whoever sleeps moves the time by that much and wakes at once: for tests
    ///   with one sleeper.
    public init(start: Date = Date(timeIntervalSince1970: 1_800_000_000), advancesOnSleep: Bool = false) {
        self.start = start
        self.advancesOnSleep = advancesOnSleep
    }

    public var monotonic: Duration { state.withLock { $0.elapsed } }

    public var now: Date {
        let parts = monotonic.components
        return start.addingTimeInterval(Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
    }

    /// Moves the time and wakes everybody whose sleep has ended, the earliest first.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.elapsed += duration
            let due = state.sleepers.filter { $0.value.deadline <= state.elapsed }
            for number in due.keys { state.sleepers[number] = nil }
            return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
        }
        for (_, sleeper) in due { sleeper.continuation.resume() }
    }

    /// How many sleep now.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Waits until at least so many sleep.
    public func untilSleeping(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                guard state.sleepers.count < count else { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    public func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        if advancesOnSleep { return advance(by: max(duration, .zero)) }
        guard duration > .zero else { return }
        let number = state.withLock { state in
            state.numberNext += 1
            return state.numberNext
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { park($0, number, duration) }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(
                throwing: CancellationError())
        }
    }

    private func park(_ continuation: CheckedContinuation<Void, any Error>, _ number: Int, _ duration: Duration) {
        let ready = state.withLock { state in
            state.sleepers[number] = Sleeper(deadline: state.elapsed + duration, continuation: continuation)
            let ready = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return ready.map(\.continuation)
        }
        for watcher in ready { watcher.resume() }
        // A cancellation that came before the sleeper was there found nobody to wake.
        guard Task.isCancelled else { return }
        state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(throwing: CancellationError())
    }
}

extension Surroundings {
    /// The test's own clock, and always the same chance.
    public static func manual(_ time: ManualTime, random: Double = 0.5) -> Surroundings {
        Surroundings(time: time, random: { random })
    }
}
