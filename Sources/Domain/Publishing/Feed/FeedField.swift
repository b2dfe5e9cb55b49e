/// A column that is read, by its heading in version 2.
enum FeedField: String, Sendable {
    case work = "MusicalWorkRecordId"
    case iswc = "ISWC"
    case workTitle = "MusicalWorkTitle"
    case dispute = "HasRightShareInDispute"
    case composite = "IsCompositeMusicalWork"
    case identifier = "ProprietaryMusicalWorkIdentifierRecordId"
    case proprietary = "ProprietaryId"
    case allocatingParty = "AllocatingPartyRecordId"
    case party = "PartyRecordId"
    case isni = "ISNI"
    case ipi = "IpiNameNumber"
    case fullName = "FullName"
    case share = "MusicalWorkRightShareRecordId"
    case role = "PartyRole"
    case percentage = "RightSharePercentage"
    case shareType = "RightShareType"
    case rightsType = "RightsType"
    case start = "ValidityStartDate"
    case end = "ValidityEndDate"
    case preceding = "PrecedingMusicalWorkRightShareRecordId"
    case territory = "TerritoryCode"
    case useType = "UseType"
    case resource = "ResourceRecordId"
    case resourceType = "ResourceType"
    case isrc = "ISRC"
    case title = "Title"
    case subTitle = "SubTitle"
    case artist = "DisplayArtistName"
    case release = "ReleaseRecordId"
    case producer = "StudioProducerName"
    case icpn = "ICPN"
    case releaseTitle = "ReleaseTitle"
    case label = "LabelName"
    case releaseDate = "ReleaseDate"
    case link = "LinkRecordId"
    case unclaimed = "UnclaimedMusicalWorkRightShareRecordId"
    case dspResource = "DspResourceId"
    case resourceTitle = "ResourceTitle"
    case resourceSubTitle = "ResourceSubTitle"
    case unclaimedPercentage = "UnclaimedRightSharePercentage"
    case percentile = "PercentileForPrioritisation"
    case unmatched = "UnmatchedResourceRecordId"

    /// Other headings under which files were delivered, or the specification prints it.
    static let aliases: [FeedFileKind: [String: FeedField]] = [
        .recordings: ["UnmatchedResourceRecordId": .resource, "ResourceTitle": .title, "ResourceSubTitle": .subTitle],
        .links: ["MusicalWorkId": .work, "ResourceId": .resource],
        .unmatched: ["Title": .resourceTitle, "SubTitle": .resourceSubTitle],
    ]
}
