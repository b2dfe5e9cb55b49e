public import struct FoundationEssentials.Date

/// What code would otherwise take from the machine: time and chance, handed in so that tests own them.
public struct Surroundings: Sendable {
    /// Clocks and waiting: the machine's in ``live``, one that a test moves in tests.
    public let time: any TimeSource
    /// A number in 0..<1, fresh at each call.
    public let random: @Sendable () -> Double

    public init(time: any TimeSource, random: @escaping @Sendable () -> Double) {
        self.time = time
        self.random = random
    }

    public static let live = Surroundings(time: MachineTime(), random: { Double.random(in: 0..<1) })
}

/// The time of day, a clock that never steps, and waiting.
public protocol TimeSource: Sendable {
    var now: Date { get }
    /// Time since some fixed moment; only differences mean anything.
    var monotonic: Duration { get }
    func sleep(for duration: Duration) async throws
}

/// The machine's own clocks.
public struct MachineTime: TimeSource {
    private let start = ContinuousClock.now

    public init() {}

    /// The system's time, which may step when somebody sets it.
    public var now: Date { Date() }
    /// Time since this value was made; other values begin anew.
    public var monotonic: Duration { ContinuousClock.now - start }
    /// Waits at least so long; nothing at all for zero or less.
    ///
    /// - Throws: `CancellationError`, at once when the task is cancelled.
    public func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}
