/// What happened to an ISRC from one feed to the next. New record ids alone are nothing: they belong to one feed.
public enum RegistryEvent: String, Sendable, Hashable, CaseIterable, Codable {
    case newlyUnclaimed = "newly_unclaimed"
    case newlyMatched = "newly_matched"
    case shareChanged = "share_changed"
    case disputeOn = "dispute_on"
    case disputeOff = "dispute_off"
    case gone
    case newInFeed = "new_in_feed"
    /// Another work by ISWC, or by title where there is none.
    case workChanged = "work_changed"

    /// What happened between two verdicts on the same ISRC, in the order of the cases.
    public static func between(_ before: RegistryVerdict, _ after: RegistryVerdict) -> [RegistryEvent] {
        switch (before.state, after.state) {
        case (.notInFeed, .notInFeed): return []
        case (.notInFeed, _): return [.newInFeed]
        case (_, .notInFeed): return [.gone]
        default: break
        }
        var events: Set<RegistryEvent> = []
        func note(_ event: RegistryEvent, if condition: Bool) { if condition { events.insert(event) } }
        let nothing = SharePercent(tenThousandths: 0)
        note(.newlyUnclaimed, if: (before.unclaimed ?? nothing) == nothing && (after.unclaimed ?? nothing) > nothing)
        note(.newlyMatched, if: before.state == .unmatched && after.state != .unmatched)
        note(.shareChanged, if: !before.workKeys.isEmpty && !after.workKeys.isEmpty && before.known != after.known)
        note(.disputeOn, if: before.state != .inDispute && after.state == .inDispute)
        note(.disputeOff, if: before.state == .inDispute && after.state != .inDispute)
        note(.workChanged, if: !before.workKeys.isEmpty && !after.workKeys.isEmpty && before.workKeys != after.workKeys)
        return allCases.filter(events.contains)
    }
}
