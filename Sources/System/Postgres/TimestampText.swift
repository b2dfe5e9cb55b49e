import FoundationEssentials

/// Instants in the text form of Postgres' ISO date style.
enum TimestampText {
    private static let microsecondsADay: Int64 = 86_400_000_000
    private static let secondsFrom1970To2001: Int64 = 978_307_200

    static func text(of date: Date) throws -> String {
        if date == .distantFuture { return "infinity" }
        if date == .distantPast { return "-infinity" }
        let seconds = date.timeIntervalSinceReferenceDate
        guard (-200_000_000_000..<9_000_000_000_000).contains(seconds) else {
            throw DatabaseError(.encoding, "The instant lies outside the years that Postgres can store.")
        }
        let whole = seconds.rounded(.down)
        let microseconds =
            (Int64(whole) + secondsFrom1970To2001) * 1_000_000 + Int64(((seconds - whole) * 1_000_000).rounded())
        return text(microsecondsSince1970: microseconds)
    }

    /// The instant that the text names; nil when it is none, or lies before the common era.
    static func date(of text: String) -> Date? {
        if text == "infinity" { return .distantFuture }
        if text == "-infinity" { return .distantPast }
        var scanner = Scanner(text)
        guard let year = scanner.number(), scanner.skip("-"), let month = scanner.number(), scanner.skip("-"),
            let day = scanner.number(), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var seconds = Int64(days(year: year, month: month, day: day)) * 86_400
        var microseconds: Int64 = 0
        if scanner.skip(" ") || scanner.skip("T") {
            guard let time = scanner.time() else { return nil }
            seconds += time.seconds
            microseconds = time.microseconds
        }
        guard scanner.isAtEnd else { return nil }
        let interval = Double(seconds - secondsFrom1970To2001) + Double(microseconds) / 1_000_000
        return Date(timeIntervalSinceReferenceDate: interval)
    }

    private static func text(microsecondsSince1970 microseconds: Int64) -> String {
        var day = microseconds / microsecondsADay
        var rest = microseconds % microsecondsADay
        if rest < 0 { day -= 1; rest += microsecondsADay }
        let (year, month, dayOfMonth) = civil(Int(day))
        let second = rest / 1_000_000
        let date =
            "\(padded(Int64(year > 0 ? year : 1 - year), 4))-\(padded(Int64(month), 2))-\(padded(Int64(dayOfMonth), 2))"
        let time = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(date) \(time).\(padded(rest % 1_000_000, 6))+00\(year > 0 ? "" : " BC")"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    ///
    /// - SeeAlso: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}

/// Reads digits and separators from the left.
private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.count <= 9 ? Int(Substring(digits)) : nil
    }

    mutating func skip(_ character: Character) -> Bool {
        guard rest.first == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `hh:mm:ss[.ffffff][±hh[:mm[:ss]]]`, the offset already taken off the seconds.
    mutating func time() -> (seconds: Int64, microseconds: Int64)? {
        guard let clock = clock(parts: 3) else { return nil }
        var microseconds = 0
        if skip(".") {
            let width = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            guard width <= 6, let fraction = number() else { return nil }
            microseconds = (width..<6).reduce(fraction) { value, _ in value * 10 }
        }
        var offset = 0
        if skip("+") {
            guard let east = self.clock(parts: 1) else { return nil }
            offset = east
        } else if skip("-") {
            guard let west = self.clock(parts: 1) else { return nil }
            offset = -west
        }
        return (Int64(clock - offset), Int64(microseconds))
    }

    /// Up to three numbers between colons as seconds; at least `parts` of them.
    private mutating func clock(parts: Int) -> Int? {
        var seconds = 0
        var unit = 3600
        var count = 0
        repeat {
            guard let part = number() else { return nil }
            seconds += part * unit
            unit /= 60
            count += 1
        } while count < 3 && skip(":")
        return count >= parts ? seconds : nil
    }
}
