public import FoundationEssentials

/// Times and days as feeds write them.
public enum FeedTime {
    /// RFC 3339, with or without fractions of a second.
    public static func date(_ text: String) -> Date? {
        let plain = text.firstIndex(of: ".").map { dot in
            String(text[..<dot] + text[dot...].dropFirst().drop { $0.isNumber })
        }
        return try? Date(plain ?? text, strategy: .iso8601)
    }

    /// The time at the end of a feed's name: `BWARM_…_YYYYMMDDhhmmssnnn`.
    public static func date(ofFeed name: String) -> Date? {
        guard let stamp = name.split(separator: "_").last, stamp.count >= 14, stamp.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        let digits = Array(stamp).map(String.init)
        func part(_ range: Range<Int>) -> String { digits[range].joined() }
        return date(
            "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z")
    }
}

/// A day of the calendar; compared as such.
public struct FeedDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    private let number: Int

    private init(_ year: Int, _ month: Int, _ day: Int) { number = year * 10_000 + month * 100 + day }

    /// `2026-09-07`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(number / 10_000, 4))-\(padded(number / 100 % 100, 2))-\(padded(number % 100, 2))"
    }

    /// The day of an instant in UTC.
    public init(_ date: Date) {
        let text = date.formatted(.iso8601)
        self = FeedDay(text.prefix(10).description, isEnd: false) ?? FeedDay(1970, 1, 1)
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a year or a month begins with its first day and ends with its last.
    public init?(_ text: String, isEnd: Bool) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, let year = Self.digits(parts[0]), year > 0 else {
            return nil
        }
        guard parts.count > 1 else { self = isEnd ? FeedDay(year, 12, 31) : FeedDay(year, 1, 1); return }
        guard parts[1].count == 2, let month = Self.digits(parts[1]), (1...12).contains(month) else { return nil }
        let last = Self.lastDay(of: month, in: year)
        guard parts.count > 2 else { self = FeedDay(year, month, isEnd ? last : 1); return }
        guard parts[2].count == 2, let day = Self.digits(parts[2]), (1...last).contains(day) else { return nil }
        self = FeedDay(year, month, day)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = FeedDay(text, isEnd: false) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no day: \(text)"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static func < (one: FeedDay, other: FeedDay) -> Bool { one.number < other.number }

    private static func digits(_ text: Substring) -> Int? { text.allSatisfy(\.isASCIIDigit) ? Int(text) : nil }

    private static func lastDay(of month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}
