import AnswerForms
import FoundationEssentials

/// Numbers and times as people read them.
enum Spelling {
    /// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 03 h`.
    static func duration(seconds: Double) -> String { Reading.duration(seconds: seconds) }

    /// The same in one unit, rounded down: `0 s`, `59 s`, `3 min`, `2 h`, `4 d`.
    static func age(seconds: Double) -> String { Reading.age(seconds: seconds) }

    /// `3 tracks`, `1 track`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// `120`, or `~3000000` where it is more than the 10,000 that are counted.
    static func number(_ number: Int, isEstimate: Bool) -> String {
        isEstimate && number > 10_000 ? "~\(number)" : String(number)
    }

    /// `0.93`; what is not wholly sure never reads as 1.
    static func confidence(_ value: Double) -> String { Reading.confidence(value) }

    /// A probability in words.
    static func likelihood(_ probability: Double) -> String {
        switch probability {
        case 0.97...: "almost certain"
        case 0.9...: "very likely"
        case 0.7...: "likely"
        case 0.5...: "more likely than not"
        case 0.2...: "doubtful"
        default: "unlikely"
        }
    }

    /// `+2.10`, `−0.40`, `0.00`: with a minus that is as wide as the plus.
    static func signed(_ value: Double) -> String { Reading.signed(value) }

    /// `93.4 %`.
    static func percent(_ share: Double) -> String { "\((share * 100).decimal(places: 1)) %" }

    /// `2026-11-21 08:30:01` in UTC.
    static func time(_ date: Date) -> String { Reading.time(date) }

    /// `until 2026-11-21 08:30:01 UTC`.
    static func until(_ date: Date) -> String { "until \(time(date)) UTC" }

}
