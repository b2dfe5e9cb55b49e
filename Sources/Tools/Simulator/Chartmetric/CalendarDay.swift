import FoundationEssentials

/// A day, as this provider writes it: `2026-09-01`.
struct CalendarDay: CustomStringConvertible {
    /// Since 1970-01-01.
    let number: Int

    init(number: Int) { self.number = number }

    init?(_ text: String) {
        guard text.utf8.count == 10, let date = try? Self.style.parse(text) else { return nil }
        number = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    }

    var description: String { Date(timeIntervalSince1970: Double(number) * 86_400).formatted(Self.style) }

    private static let style = Date.ISO8601FormatStyle().year().month().day()
}
