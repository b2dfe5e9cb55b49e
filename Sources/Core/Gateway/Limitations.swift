/// "Slow down", again and again: how often in a row, each time after the wait that was asked for had passed. Pure.
struct Limitations: Equatable {
    /// 0 after any other word of the provider.
    private(set) var inARow = 0
    private var waitEndsAt: Duration?

    /// One that was asked while others were refused belongs to the refusal before: it tells nothing new.
    ///
    /// - Parameters:
    ///   - sentAt: When the request went, on the clock that `waitEndsAt` is on.
    mutating func add(sentAt: Duration) {
        guard inARow == 0 || waitEndsAt.map({ sentAt >= $0 }) ?? true else { return }
        inARow = min(inARow + 1, 1_000)
    }

    /// How long the wait is that the last one led to.
    mutating func wait(until end: Duration) { waitEndsAt = max(end, waitEndsAt ?? end) }

    mutating func reset() { self = Limitations() }
}
