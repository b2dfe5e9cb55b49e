/// Times as files write them, in milliseconds since 1970, UTC.
enum PlainTime {
    private static let months = [
        "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
        "Dec": 12,
    ]

    /// `2026-02-01T10:03:26Z`, `2026-02-01 10:03`, with a fraction or an offset; nil: it is no such time.
    static func iso(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let base = time(year, month, day, hour, minute)
        else { return nil }
        var rest = bytes[16...]
        var milliseconds = 0
        if rest.first == UInt8(ascii: ":") {
            guard rest.count >= 3, let second = number(rest.dropFirst().prefix(2)), second <= 60 else { return nil }
            rest = rest.dropFirst(3)
            milliseconds = second * 1_000
            if rest.first == UInt8(ascii: ".") {
                let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
                guard !digits.isEmpty, let fraction = number((Array(digits) + [0x30, 0x30])[0..<3]) else { return nil }
                rest = rest.dropFirst(1 + digits.count)
                milliseconds += fraction
            }
        }
        guard let offset = offset(rest) else { return nil }
        return base + milliseconds - offset
    }

    /// `01 Mar 2026, 09:00`, with or without the comma.
    static func named(_ text: String) -> Int? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "," })
        guard parts.count == 4, let month = months[String(parts[1])], let day = Int(parts[0]), let year = Int(parts[2])
        else { return nil }
        let clock = parts[3].split(separator: ":").map { Int($0) }
        guard clock.count == 2, let hour = clock[0], let minute = clock[1] else { return nil }
        return time(year, month, day, hour, minute)
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return 0 }
        if sign == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
        let digits = Array(bytes.dropFirst().filter { $0 != UInt8(ascii: ":") })
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
            let hours = number(digits[0..<2]), let minutes = number(digits[2..<4]), hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60_000 : 60_000)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static func time(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> Int? {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day), hour < 24, minute < 60 else {
            return nil
        }
        // Days from the civil calendar, counted from March so that the leap day comes last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return ((days * 24 + hour) * 60 + minute) * 60_000
    }
}
