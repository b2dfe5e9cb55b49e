public import struct FoundationEssentials.Date

/// The `Retry-After` header of RFC 9110: seconds, or an instant.
public enum RetryAfter {
    /// Shortest and longest wait that a provider is believed.
    public static let range: ClosedRange<Duration> = Consequence.penaltyRange
    private static let lengthMaximum = 64

    /// How long to wait, within ``range``; nil: the value says nothing (the caller's own backoff serves).
    ///
    /// - Parameters:
    ///   - value: As it came; at most 64 bytes are looked at.
    ///   - now: The time of day that an instant is measured from.
    public static func parse(_ value: String, now: Date) -> Duration? {
        guard value.utf8.count <= lengthMaximum else { return nil }
        let text = value.drop { $0.isBlank }.trimmingBlanksAtEnd()
        guard let wait = seconds(text) ?? HTTPDate(text).map({ waited(until: $0, now) }) else { return nil }
        return min(max(wait, range.lowerBound), range.upperBound)
    }

    /// Digits, perhaps with a fraction (some providers send one), rounded up to whole seconds.
    private static func seconds(_ text: Substring) -> Duration? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.isDigits, parts.count == 1 || parts[1].isDigits else { return nil }
        let hasFraction = parts.count == 2 && parts[1].contains { $0 != "0" }
        // More digits than fit are more seconds than the range holds.
        guard let count = Int64(whole), count < 1 << 40 else { return range.upperBound }
        return .seconds(count + (hasFraction ? 1 : 0))
    }

    private static func waited(until date: HTTPDate, _ now: Date) -> Duration {
        let distance = Double(date.secondsSinceEpoch) - now.timeIntervalSince1970
        return .seconds(min(max(distance, 0), 1e9))
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}

extension Substring {
    fileprivate func trimmingBlanksAtEnd() -> Substring {
        var text = self
        while text.last?.isBlank == true { text.removeLast() }
        return text
    }
}
