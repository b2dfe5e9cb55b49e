/// The columns of a kind of file in the order of the specification, for files that come without headings.
struct FeedColumns: Sendable {
    /// Column by column in 1.x; nil: not read. Empty where 1.x has no such file.
    let first: [FeedField?]
    /// In 2.x.
    let second: [FeedField?]
    /// Without these a line is nothing.
    let essential: Set<FeedField>
    /// Which headings must be there: a feed without them is another format than we know.
    let mandatory: Set<FeedField>

    /// nil: nothing of such a file is kept.
    static func of(_ kind: FeedFileKind) -> FeedColumns? { table[kind] }

    /// Fields by name; `-` is a column that is not read, `-3` are three. `!` marks what is essential, `*` what is mandatory.
    private init(_ first: String, _ second: String) {
        self.first = Self.fields(first)
        self.second = Self.fields(second)
        let marked = second.split(separator: " ")
        essential = Set(marked.filter { $0.hasPrefix("!") }.compactMap(Self.field))
        mandatory = Set(marked.filter { $0.hasPrefix("!") || $0.hasPrefix("*") }.compactMap(Self.field))
    }

    private static func fields(_ text: String) -> [FeedField?] {
        text.split(separator: " ").flatMap { word -> [FeedField?] in
            guard word.hasPrefix("-") else { return [field(word)] }
            return Array(repeating: nil, count: Int(word.dropFirst()) ?? 1)
        }
    }

    private static func field(_ word: Substring) -> FeedField? {
        let name = word.drop { $0 == "!" || $0 == "*" }
        guard let field = FeedField(rawValue: String(name)) else { preconditionFailure("\(name) is no field") }
        return field
    }

    private static let table: [FeedFileKind: FeedColumns] = [
        .works: FeedColumns(
            "!MusicalWorkRecordId ISWC MusicalWorkTitle -3 HasRightShareInDispute -4",
            "!MusicalWorkRecordId ISWC *MusicalWorkTitle -4 HasRightShareInDispute -4 IsCompositeMusicalWork"),
        .workIdentifiers: FeedColumns(
            "ProprietaryMusicalWorkIdentifierRecordId MusicalWorkRecordId ProprietaryId AllocatingPartyRecordId",
            "ProprietaryMusicalWorkIdentifierRecordId !MusicalWorkRecordId !ProprietaryId AllocatingPartyRecordId"),
        .parties: FeedColumns(
            "PartyRecordId ISNI IpiNameNumber -2 FullName -8",
            "!PartyRecordId ISNI IpiNameNumber -2 *FullName -8"),
        .shares: FeedColumns(
            "MusicalWorkRightShareRecordId MusicalWorkRecordId PartyRecordId PartyRole RightSharePercentage "
                + "RightShareType RightsType ValidityStartDate ValidityEndDate "
                + "PrecedingMusicalWorkRightShareRecordId TerritoryCode UseType",
            "!MusicalWorkRightShareRecordId !MusicalWorkRecordId PartyRecordId PartyRole RightSharePercentage "
                + "RightShareType *RightsType ValidityStartDate ValidityEndDate "
                + "PrecedingMusicalWorkRightShareRecordId TerritoryCode *UseType"),
        .recordings: FeedColumns(
            "ResourceRecordId ISRC Title SubTitle DisplayArtistName -3 ReleaseRecordId StudioProducerName -4",
            "!ResourceRecordId *ResourceType ISRC *Title - SubTitle *DisplayArtistName -4 ReleaseRecordId "
                + "StudioProducerName -4"),
        .releases: FeedColumns(
            "ReleaseRecordId ICPN ReleaseTitle -3 LabelName ReleaseDate -3",
            "!ReleaseRecordId ICPN ReleaseTitle -4 LabelName - ReleaseDate -3"),
        .links: FeedColumns(
            "LinkRecordId MusicalWorkRecordId ResourceRecordId",
            "!LinkRecordId !MusicalWorkRecordId !ResourceRecordId"),
        .unclaimed: FeedColumns(
            "UnclaimedMusicalWorkRightShareRecordId ResourceRecordId MusicalWorkRecordId ISRC - ResourceTitle -2 "
                + "DisplayArtistName -2 UnclaimedRightSharePercentage PercentileForPrioritisation",
            "!UnclaimedMusicalWorkRightShareRecordId ResourceRecordId MusicalWorkRecordId ISRC *DspResourceId "
                + "ResourceTitle -2 DisplayArtistName -2 UnclaimedRightSharePercentage PercentileForPrioritisation"),
        .unmatched: FeedColumns(
            "",
            "!UnmatchedResourceRecordId *ResourceType ISRC *DspResourceId *ResourceTitle - ResourceSubTitle - "
                + "DisplayArtistName"),
    ]
}
