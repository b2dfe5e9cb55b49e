/// A share, exact to the ten-thousandth of a percent: sums of thirds must not depend on how a computer rounds.
public struct SharePercent: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// 1,000,000 is the whole.
    public let tenThousandths: Int

    public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

    /// The whole.
    public static let hundred = SharePercent(tenThousandths: 1_000_000)
    /// Within this of the whole a work counts as complete: shares are rounded by those who state them.
    public static let tolerance = SharePercent(tenThousandths: 1_000)

    /// `25`, `33.3`, `0`: a dot, no grouping, no sign; nil for anything else, and for more than 10,000.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 5,
            parts[0].allSatisfy(\.isASCIIDigit),
            let whole = Int(parts[0]), whole <= 10_000
        else { return nil }
        guard parts.count == 2 else { tenThousandths = whole * 10_000; return }
        guard !parts[1].isEmpty, parts[1].count <= 15, parts[1].allSatisfy(\.isASCIIDigit) else { return nil }
        let digits = parts[1].prefix(5) + String(repeating: "0", count: max(0, 5 - parts[1].count))
        tenThousandths = whole * 10_000 + ((Int(digits) ?? 0) + 5) / 10
    }

    /// Rounded to two decimals, as shares are shown and compared.
    public var rounded: SharePercent { SharePercent(tenThousandths: (tenThousandths + 50) / 100 * 100) }

    /// A number of percent, for whoever counts in them.
    public var value: Double { Double(tenThousandths) / 10_000 }

    /// `99.87`, without zeros that say nothing.
    public var description: String {
        let fraction = tenThousandths % 10_000
        guard fraction > 0 else { return String(tenThousandths / 10_000) }
        var digits = String(String(10_000 + fraction).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return "\(tenThousandths / 10_000).\(digits)"
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let percent = SharePercent(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no share: \(text)"))
        }
        self = percent
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// The sum.
    public static func + (one: SharePercent, other: SharePercent) -> SharePercent {
        SharePercent(tenThousandths: one.tenThousandths + other.tenThousandths)
    }

    public static func < (one: SharePercent, other: SharePercent) -> Bool { one.tenThousandths < other.tenThousandths }
}
