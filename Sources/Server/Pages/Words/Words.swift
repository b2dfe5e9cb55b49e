import AnswerForms
import FoundationEssentials

/// Numbers and times as people read them.
enum Words {
    /// `12,345`; of four digits too, for columns of numbers are compared by their look.
    static func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return (number < 0 ? "−" : "") + groups.reversed().joined(separator: ",")
    }

    /// `~3,000,000` where it is more than the 10,000 that are counted.
    static func number(_ number: Int, isEstimate: Bool) -> String {
        (isEstimate && number > 10_000 ? "~" : "") + self.number(number)
    }

    /// `3 tracks`, `1 track`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(self.number(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 03 h`.
    static func duration(_ seconds: Double) -> String { Reading.duration(seconds: seconds) }

    /// The same in one unit, rounded down: `0 s`, `59 s`, `3 min`, `2 h`, `4 d`.
    static func age(_ seconds: Double) -> String { Reading.age(seconds: max(0, seconds)) }

    /// `3:05`, of music.
    static func length(milliseconds: Int) -> String {
        let seconds = max(0, milliseconds) / 1_000
        return "\(seconds / 60):\(twoDigits(seconds % 60))"
    }

    /// `0.93`; what is not wholly sure never reads as 1.
    static func confidence(_ value: Double) -> String { Reading.confidence(value) }

    /// `93 %`; what is not all never reads as 100, and what is not nothing never as 0.
    static func share(_ part: Int, of all: Int) -> String {
        guard all > 0 else { return "–" }
        let percent = Int((Double(part) * 100 / Double(all)).rounded())
        if percent == 0, part > 0 { return "<1 %" }
        if percent >= 100, part < all { return ">99 %" }
        return "\(percent) %"
    }

    /// `2026-11-21 08:30:01`, in UTC.
    static func time(_ date: Date) -> String { Reading.time(date) }

    /// `co_producer` as `co-producer`, `mix_engineer` as `mix engineer`.
    static func role(_ role: String) -> String {
        role == "co_producer" ? "co-producer" : role.replacing("_", with: " ")
    }

    /// `album_discovery` as `album discovery`.
    static func spaced(_ name: String) -> String { name.replacing("_", with: " ") }

    /// `+2.10`, `−0.40`, `0.00`: with a minus that is as wide as the plus.
    static func signed(_ value: Double) -> String { Reading.signed(value) }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
