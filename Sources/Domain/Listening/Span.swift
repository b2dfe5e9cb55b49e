/// A time that is known to lie between two, in milliseconds since 1970, both ends within.
public struct Span: Sendable, Equatable {
    /// The earliest.
    public var earliest: Int
    /// The latest; never before the earliest.
    public var latest: Int

    /// The two in either order.
    public init(_ one: Int, _ other: Int) { (earliest, latest) = (min(one, other), max(one, other)) }

    /// How wide it is, in milliseconds.
    public var width: Int { latest - earliest }

    func meets(_ other: Span, slack: Int) -> Bool {
        earliest <= other.latest + slack && other.earliest <= latest + slack
    }

    /// What both allow. Where that is nothing, for clocks differ, the more exact one.
    func merged(with other: Span) -> Span {
        let (low, high) = (max(earliest, other.earliest), min(latest, other.latest))
        if low <= high { return Span(low, high) }
        return width <= other.width ? self : other
    }

    /// The time within that is nearest.
    func clamped(_ time: Int) -> Int { min(max(time, earliest), latest) }
}
