/// An instant as HTTP writes it, in any of the three forms of RFC 9110, section 5.6.7.
struct HTTPDate: Equatable {
    let secondsSinceEpoch: Int64

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
    /// The weekday is not checked.
    init?(_ text: Substring) {
        let words = text.split { $0 == " " || $0 == "-" }.dropFirst().map(String.init)
        guard words.count == 4 || (words.count == 5 && words[4] == "GMT") else { return nil }
        let isASCTime = words.count == 4
        let (day, month) = isASCTime ? (words[1], words[0]) : (words[0], words[1])
        let (year, time) = isASCTime ? (words[3], words[2]) : (words[2], words[3])
        guard let year = Self.year(year), let month = Self.months.firstIndex(of: month),
            let day = Self.number(day, 1...31), let seconds = Self.secondsOfDay(time)
        else { return nil }
        secondsSinceEpoch = Self.days(year, month + 1, day) * 86_400 + seconds
    }

    private static func number(_ text: some StringProtocol, _ range: ClosedRange<Int64>) -> Int64? {
        guard (1...4).contains(text.utf8.count), text.isDigits, let number = Int64(text) else { return nil }
        return range.contains(number) ? number : nil
    }

    /// Two digits: the nearest such year, by the rule of thumb that everybody uses.
    private static func year(_ text: String) -> Int64? {
        guard let year = number(text, 0...9_999) else { return nil }
        guard text.utf8.count == 2 else { return text.utf8.count == 4 ? year : nil }
        return year < 70 ? 2_000 + year : 1_900 + year
    }

    private static func secondsOfDay(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = number(parts[0], 0...23),
            let minute = number(parts[1], 0...59), let second = number(parts[2], 0...60)
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// Days from 1970-01-01 in the Gregorian calendar; years begin in March, so that leap days come last.
    private static func days(_ year: Int64, _ month: Int, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * Int64((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension StringProtocol {
    /// At least one character, and only `0`…`9`.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
