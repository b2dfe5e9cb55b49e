/// How long to wait before the next try: doubling, with full jitter, so that a fleet does not try in step.
struct RetryDelay {
    static let minimum = Duration.milliseconds(50)
    static let maximum = Duration.seconds(2)

    private(set) var ceiling = minimum * 2

    /// The next delay, between ``minimum`` and ``maximum``.
    mutating func next(_ random: (ClosedRange<Double>) -> Double = { Double.random(in: $0) }) -> Duration {
        defer { ceiling = min(ceiling * 2, Self.maximum) }
        return Self.minimum + (ceiling - Self.minimum) * random(0...1)
    }
}
