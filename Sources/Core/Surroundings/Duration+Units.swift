extension Duration {
    /// Whole milliseconds, rounded up so that nobody acts too early; at most what an SQL `integer` holds.
    package var milliseconds: Int {
        let limit = Duration.milliseconds(Int64(Int32.max))
        guard self < limit else { return Int(Int32.max) }
        guard self > .zero else { return 0 }
        let parts = components
        let nanoseconds = parts.attoseconds / 1_000_000_000
        return Int(parts.seconds) * 1_000 + Int((nanoseconds + 999_999) / 1_000_000)
    }

    /// Whole seconds, rounded up.
    package var secondsRoundedUp: Int {
        let parts = components
        return Int(parts.seconds) + (parts.attoseconds > 0 ? 1 : 0)
    }

    /// Seconds with their fraction, for arithmetic with instants.
    package var inSeconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
