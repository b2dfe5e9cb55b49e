public import FoundationEssentials

/// Measures as people read them, the same at every face.
public enum Reading {
    /// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`, `4 d 03 h`; `–` for what is no time.
    public static func duration(seconds: Double) -> String {
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
    public static func age(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        let whole = Int(min(seconds, 1e15))
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3_600: return "\(whole / 60) min"
        case ..<86_400: return "\(whole / 3_600) h"
        default: return "\(whole / 86_400) d"
        }
    }

    /// `0.93`; what is not wholly sure never reads as 1.
    public static func confidence(_ value: Double) -> String {
        (value < 1 ? min(value, 0.99) : value).decimal(places: 2)
    }

    /// `+2.10`, `−0.40`, `0.00`: with a minus that is as wide as the plus.
    public static func signed(_ value: Double) -> String {
        let digits = abs(value).decimal(places: 2)
        return digits == "0.00" ? digits : (value < 0 ? "−" : "+") + digits
    }

    /// `2026-11-21 08:30:01` in UTC.
    public static func time(_ date: Date) -> String {
        date.formatted(.iso8601).replacing("T", with: " ").replacing("Z", with: "")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
