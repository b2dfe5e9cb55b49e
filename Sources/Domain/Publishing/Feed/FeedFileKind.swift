/// What a file of a feed holds, under the names of either major version.
public enum FeedFileKind: String, Sendable, CaseIterable, Codable {
    case works, workTitles, workIdentifiers, parties, partyIdentifiers, shares, recordings, recordingTitles
    case recordingIdentifiers, releases, releaseIdentifiers, links, unclaimed, unmatched

    /// - Parameter fileName: As the manifest has it; case does not matter. nil: no such file is known.
    public init?(fileName: String) {
        let name = fileName.lowercased()
        guard name.hasSuffix(".tsv"), let kind = Self.names[String(name.dropLast(4))] else { return nil }
        self = kind
    }

    /// Whether its records are kept; of the others only form and number are checked.
    public var isKept: Bool { FeedColumns.of(self) != nil }

    private static let names: [String: FeedFileKind] = [
        "works": .works, "musicalworks": .works,
        "workalternativetitles": .workTitles, "alternativemusicalworktitles": .workTitles,
        "workidentifiers": .workIdentifiers, "musicalworkidentifiers": .workIdentifiers,
        "parties": .parties, "partyidentifiers": .partyIdentifiers,
        "workrightshares": .shares, "musicalworkrightshares": .shares,
        "recordings": .recordings, "resources": .recordings,
        "recordingalternativetitles": .recordingTitles, "alternativeresourcetitles": .recordingTitles,
        "recordingidentifiers": .recordingIdentifiers, "resourceidentifiers": .recordingIdentifiers,
        "releases": .releases, "releaseidentifiers": .releaseIdentifiers,
        "worksrecordings": .links, "workresourcelinks": .links,
        "unclaimedworkrightshares": .unclaimed, "unclaimedmusicalworkrightshares": .unclaimed,
        "unmatchedresources": .unmatched,
    ]
}
