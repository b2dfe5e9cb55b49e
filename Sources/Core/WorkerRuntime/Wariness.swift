/// How long a lane that was woken for nothing lets itself not be woken again: anybody may notify, and each look costs the
/// database transactions.
///
/// Now and then is as it must be, for one notification wakes the workers of all processes and one of them has the
/// message. So a few are free, and after them there is one look an interval, until it has been quiet.
struct Wariness: Sendable {
    static let interval: Duration = .milliseconds(50)
    private static let freeMaximum = 4.0

    private var free = Self.freeMaximum
    private var asOf: Duration = .zero

    /// - Parameter now: By a clock that never goes back.
    mutating func wokenInVain(at now: Duration) {
        free = max(free(at: now) - 1, 0)
        asOf = now
    }

    /// How long from now on no ring is heard.
    func pause(at now: Duration) -> Duration { Self.interval * max(1 - free(at: now), 0) }

    private func free(at now: Duration) -> Double { min(free + (now - asOf) / Self.interval, Self.freeMaximum) }
}
