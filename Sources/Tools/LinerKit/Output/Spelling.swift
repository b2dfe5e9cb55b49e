import AnswerForms
import FoundationEssentials

/// Numbers and times as people read them.
enum Spelling {
    /// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 03 h`.
    static func duration(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        if seconds < 9.95 { return "\(seconds.decimal(places: 1)) s" }
        let whole = Int(min(seconds.rounded(), 1e15))
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3_600: return "\(whole / 60) min \(twoDigits(whole % 60)) s"
        case ..<86_400: return "\(whole / 3_600) h \(twoDigits(whole / 60 % 60)) min"
        default: return "\(whole / 86_400) d \(twoDigits(whole / 3_600 % 24)) h"
        }
    }

    /// The same in one unit, rounded down: `0 s`, `59 s`, `3 min`, `2 h`, `4 d`.
    static func age(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        let whole = Int(min(seconds, 1e15))
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3_600: return "\(whole / 60) min"
        case ..<86_400: return "\(whole / 3_600) h"
        default: return "\(whole / 86_400) d"
        }
    }

    /// `3 tracks`, `1 track`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// `120`, or `~3000000` where it is more than the 10,000 that are counted.
    static func number(_ number: Int, isEstimate: Bool) -> String {
        isEstimate && number > 10_000 ? "~\(number)" : String(number)
    }

    /// `0.93`; what is not wholly sure never reads as 1.
    static func confidence(_ value: Double) -> String { (value < 1 ? min(value, 0.99) : value).decimal(places: 2) }

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
    static func signed(_ value: Double) -> String {
        let digits = abs(value).decimal(places: 2)
        return digits == "0.00" ? digits : (value < 0 ? "−" : "+") + digits
    }

    /// `93.4 %`.
    static func percent(_ share: Double) -> String { "\((share * 100).decimal(places: 1)) %" }

    /// `2026-11-21 08:30:01` in UTC.
    static func time(_ date: Date) -> String {
        date.formatted(.iso8601).replacing("T", with: " ").replacing("Z", with: "")
    }

    /// `until 2026-11-21 08:30:01 UTC`.
    static func until(_ date: Date) -> String { "until \(time(date)) UTC" }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
