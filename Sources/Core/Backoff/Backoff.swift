/// How long to wait before trying again: exponential, with full jitter.
///
/// Attempt `n` waits a time drawn evenly from `minimum ..< min(maximum, base · factor^(n−1))`.
/// Drawing from the whole range, not from a band around its end, keeps callers that failed together
/// from coming back together. The mean is half the ceiling: choose `maximum` with that in mind.
public struct Backoff: Sendable, Equatable {
    /// The ceiling of the first wait.
    public let base: Duration
    /// By which the ceiling grows with each attempt, 1.1…10.
    public let factor: Double
    /// No wait is shorter; zero where nothing else is said.
    public let minimum: Duration
    /// No ceiling is higher, however many attempts failed.
    public let maximum: Duration

    /// - Precondition: `0 < base <= maximum`, `0 <= minimum <= maximum`, and a factor of 1.1…10: a smaller
    ///   one is no exponential, a larger one reaches the maximum at once.
    public init(
        base: Duration = .seconds(2), factor: Double = 2, minimum: Duration = .zero, maximum: Duration = .seconds(300)
    ) {
        precondition(base > .zero && base <= maximum, "0 < backoff base <= maximum")
        precondition(minimum >= .zero && minimum <= maximum, "0 <= backoff minimum <= maximum")
        precondition((1.1...10).contains(factor), "a backoff factor is 1.1…10")
        self.base = base
        self.factor = factor
        self.minimum = minimum
        self.maximum = maximum
    }

    /// The longest wait before the given try: never more than `maximum`, whatever the attempt number.
    ///
    /// - Parameter attempt: 1 after the first failure; smaller numbers count as 1.
    public func ceiling(attempt: Int) -> Duration {
        var ceiling = base
        var doublings = max(attempt, 1) - 1
        while doublings > 0 && ceiling < maximum {
            ceiling = ceiling * factor
            doublings -= 1
        }
        return max(minimum, min(ceiling, maximum))
    }

    /// The wait before the given try.
    ///
    /// - Parameters:
    ///   - attempt: 1 after the first failure; smaller numbers count as 1.
    ///   - random: A number in 0..<1, fresh for each call.
    public func delay(attempt: Int, random: Double) -> Duration {
        precondition((0..<1).contains(random), "jitter takes a number in 0..<1")
        return minimum + (ceiling(attempt: attempt) - minimum) * random
    }
}
