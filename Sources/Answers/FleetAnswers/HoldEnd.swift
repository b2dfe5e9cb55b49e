import FoundationEssentials

/// Until when something is held: an instant, or until somebody lifts it.
struct HoldEnd: Sendable, Equatable {
    /// nil where nothing holds it, or where that has no end.
    let until: Date?
    let isUntilLifted: Bool

    /// - Parameter date: nil: nothing holds it. An instant more than a hundred years ahead stands for no end, as the
    ///   database's infinity does.
    init(_ date: Date?, now: Date = Date()) {
        isUntilLifted = date.map { $0.timeIntervalSince(now) > 100 * 365 * 86_400 } ?? false
        until = isUntilLifted ? nil : date
    }
}
