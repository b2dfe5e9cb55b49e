import Matching

/// What a feed says of an ISRC. Absence is a state of the feed, never of the music: registrations reach it weeks to
/// months late.
public enum RegistryState: String, Sendable, Hashable, CaseIterable, Codable {
    case notInFeed = "not_in_feed"
    case unmatched
    case conflict
    case inDispute = "in_dispute"
    case noShares = "no_shares"
    case overClaimed = "over_claimed"
    case complete
    case partial
}

/// The verdict on an ISRC: the first state that fits, and what it stands on.
public struct RegistryVerdict: Sendable, Equatable {
    /// Twelve characters.
    public let isrc: String
    /// The first that fits.
    public let state: RegistryState
    /// Collected shares of the one work; nil where there is not one, or none is stated.
    public let known: SharePercent?
    /// What nobody claims: the largest of the rows, which repeat a gap for each service; nil: no row.
    public let unclaimed: SharePercent?
    /// How many recordings bear the ISRC.
    public let recordings: Int
    /// How many works.
    public let works: Int
    /// What is worth knowing beside the state.
    public let flags: Set<RegistryFlag>
    /// ISWCs, or titles where there is none: what the works are in another feed.
    public let workKeys: Set<String>

    /// Looks at all that the feed holds of an ISRC.
    public init(of entry: RegistryEntry, on day: FeedDay) {
        isrc = entry.isrc
        recordings = entry.recordings.count
        works = entry.works.count
        workKeys = Set(entry.works.map(\.key))
        let work = Self.oneWork(of: entry)
        let count = work.map { ShareCount(of: $0.shares, on: day) }
        known = entry.works.isEmpty || work == nil ? nil : count?.known
        unclaimed = entry.unclaimed
            .filter { row in work == nil ? row.workId == nil || entry.works.isEmpty : row.workId == work?.recordId }
            .compactMap(\.percentage).max()
        state = Self.state(entry, work, count)
        flags = Self.flags(entry, work, count, state, known: known, unclaimed: unclaimed)
    }

    private static func state(_ entry: RegistryEntry, _ work: RegistryWork?, _ count: ShareCount?) -> RegistryState {
        if entry.isEmpty { return .notInFeed }
        if entry.works.isEmpty { return .unmatched }
        guard let work, let count else { return .conflict }
        if work.isDisputed == true { return .inDispute }
        guard let known = count.known else { return .noShares }
        if known > .hundred + .tolerance { return .overClaimed }
        return known + .tolerance < .hundred ? .partial : .complete
    }

    /// The work of the recording; nil where there are several that differ, unless one is made of the others.
    static func oneWork(of entry: RegistryEntry) -> RegistryWork? {
        let composites = entry.works.filter { $0.isComposite == true }
        if composites.count == 1 { return composites[0] }
        return Set(entry.works.map { [$0.iswc ?? "", NameKey($0.title ?? "").text] }).count == 1 ? entry.works[0] : nil
    }

    private static func flags(
        _ entry: RegistryEntry, _ work: RegistryWork?, _ count: ShareCount?, _ state: RegistryState,
        known: SharePercent?, unclaimed: SharePercent?
    ) -> Set<RegistryFlag> {
        var flags = count?.flags ?? []
        func note(_ flag: RegistryFlag, if condition: Bool) { if condition { flags.insert(flag) } }
        note(.sharesOver100, if: state == .overClaimed)
        note(.twoWorks, if: work == nil && entry.recordings.contains { Set($0.workIds).count > 1 })
        note(.isrcOnTwoRecordings, if: entry.recordings.count > 1)
        note(.recordingWithoutWork, if: !entry.recordings.isEmpty && entry.works.isEmpty)
        note(.noISWC, if: work.map { $0.iswc == nil } ?? false)
        note(.writerWithTwoIPI, if: work.map { !RegistryWriters($0).withSeveralIPIs.isEmpty } ?? false)
        note(.isrcNormalised, if: entry.recordings.contains { $0.isrcPrinted != nil })
        note(.noResourceRow, if: entry.recordings.isEmpty && !entry.works.isEmpty)
        if let known, let unclaimed, state != .overClaimed {
            let sum = known + unclaimed
            note(.sumIsOff, if: sum > .hundred + .tolerance || sum + .tolerance < .hundred)
        }
        return flags
    }
}
