/// The shares of a work that are collected in the US for mechanical use on a day, added up.
///
/// Who collects counts, and nobody twice: a writer's own share says who wrote it, not who is paid, and a share that
/// another one takes the place of is the same money.
public struct ShareCount: Sendable, Equatable {
    /// The sum, to two decimals; nil where no share counts or none says how much.
    public let known: SharePercent?
    /// The rows that count.
    public let counted: [RegistryShare]
    /// Why others do not, and what is odd about those that do.
    public let flags: Set<RegistryFlag>

    public init(of shares: [RegistryShare], on day: FeedDay) {
        var flags: Set<RegistryFlag> = []
        let collecting = shares.filter(\.isCollection)
        let valid = collecting.filter { share in
            if let reason = Self.reasonAgainst(share, on: day) { flags.insert(reason) }
            return Self.reasonAgainst(share, on: day) == nil
        }
        counted = Self.withoutPredecessors(valid)
        if counted.count < valid.count { flags.insert(.predecessorSharesNotAdded) }
        if counted.contains(where: { $0.percentage == nil }) { flags.insert(.unknownShare) }
        if shares.contains(where: { $0.shareTypes.contains("CopyrightControlShare") }) {
            flags.insert(.copyrightControl)
        }
        let percentages = counted.compactMap(\.percentage)
        known =
            percentages.isEmpty ? nil : percentages.reduce(SharePercent(tenThousandths: 0), +).rounded
        self.flags = flags
    }

    private static func reasonAgainst(_ share: RegistryShare, on day: FeedDay) -> RegistryFlag? {
        guard share.rightsTypes.isEmpty || share.rightsTypes.contains("MechanicalRight") else { return .notMechanical }
        guard share.territories.isEmpty || share.territories.contains(where: { places.contains($0.uppercased()) })
        else {
            return .otherTerritoryIgnored
        }
        let hasBegun = share.startsOn.map { $0 <= day } ?? true
        let isOver = share.endsOn.map { $0 < day } ?? false
        return hasBegun && !isOver ? nil : .expiredShareIgnored
    }

    /// Two that name each other stay both: their sum is too high, and said to be.
    private static func withoutPredecessors(_ shares: [RegistryShare]) -> [RegistryShare] {
        var successors: [String: [RegistryShare]] = [:]
        for share in shares {
            for id in share.preceding where id != share.recordId { successors[id, default: []].append(share) }
        }
        return shares.filter { share in
            !(successors[share.recordId] ?? []).contains { !share.preceding.contains($0.recordId) }
        }
    }

    /// The United States, and words for the whole world.
    private static let places: Set<String> = ["US", "WORLDWIDE", "WORLD", "WW", "2136", "001"]
}

/// What is worth knowing of a verdict.
public enum RegistryFlag: String, Sendable, Hashable, CaseIterable, Codable {
    case predecessorSharesNotAdded = "predecessor_shares_not_added"
    case sharesOver100 = "shares_over_100"
    case twoWorks = "two_works"
    case isrcOnTwoRecordings = "isrc_on_two_recordings"
    case recordingWithoutWork = "recording_without_work"
    case copyrightControl = "copyright_control"
    case expiredShareIgnored = "expired_share_ignored"
    case otherTerritoryIgnored = "other_territory_ignored"
    case notMechanical = "not_mechanical"
    case noISWC = "no_iswc"
    case writerWithTwoIPI = "writer_with_two_ipi"
    case isrcNormalised = "isrc_normalised"
    case unknownShare = "unknown_share"
    case noResourceRow = "no_resource_row"
    /// What is known and what is unclaimed do not make a whole.
    case sumIsOff = "sum_is_off"
}
