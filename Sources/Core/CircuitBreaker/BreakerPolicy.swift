/// When a breaker opens, and for how long.
public struct BreakerPolicy: Sendable, Equatable {
    /// Consecutive failures that open it.
    public let failuresMaximum: Int
    /// First cooldown; doubles with each further failure up to the maximum.
    public let cooldownBase: Duration
    /// Longest cooldown, however often it opens.
    public let cooldownMaximum: Duration
    /// How long a half-open probe may take before another worker may try.
    public let probeTimeout: Duration

    /// - Precondition: at least one failure, a positive base not above the maximum.
    public init(
        failuresMaximum: Int = 5, cooldownBase: Duration = .seconds(10), cooldownMaximum: Duration = .seconds(300),
        probeTimeout: Duration = .seconds(40)
    ) {
        precondition(failuresMaximum >= 1, "a breaker opens after one failure or more")
        precondition(cooldownBase > .zero && cooldownBase <= cooldownMaximum, "0 < cooldown base <= maximum")
        self.failuresMaximum = failuresMaximum
        self.cooldownBase = cooldownBase
        self.cooldownMaximum = cooldownMaximum
        self.probeTimeout = probeTimeout
    }
}
