import Cryptography
import Glibc
import Publishing

/// A file of a made up feed.
enum MadeFile: Int, CaseIterable {
    case works, parties, shares, recordings, links, unclaimed, unmatched

    var name: String {
        switch self {
        case .works: "musicalworks.tsv"
        case .parties: "parties.tsv"
        case .shares: "musicalworkrightshares.tsv"
        case .recordings: "resources.tsv"
        case .links: "workresourcelinks.tsv"
        case .unclaimed: "unclaimedmusicalworkrightshares.tsv"
        case .unmatched: "unmatchedresources.tsv"
        }
    }

    var headings: String {
        switch self {
        case .works:
            "#MusicalWorkRecordId ISWC MusicalWorkTitle LanguageAndScriptCode OpusNumber ComposerCatalogNumber "
                + "NominalDuration HasRightShareInDispute TerritoryOfPublicDomain IsArrangementOfTraditionalWork "
                + "AlternativeMusicalWorkIdForUsStatutoryReversion UsStatutoryReversionDate IsCompositeMusicalWork"
        case .parties: "#PartyRecordId ISNI IpiNameNumber CisacSocietyId DPID FullName"
        case .shares:
            "#MusicalWorkRightShareRecordId MusicalWorkRecordId PartyRecordId PartyRole RightSharePercentage "
                + "RightShareType RightsType ValidityStartDate ValidityEndDate "
                + "PrecedingMusicalWorkRightShareRecordId TerritoryCode UseType"
        case .recordings: "#ResourceRecordId ResourceType ISRC Title LanguageAndScriptCode SubTitle DisplayArtistName"
        case .links: "#LinkRecordId MusicalWorkRecordId ResourceRecordId"
        case .unclaimed:
            "#UnclaimedMusicalWorkRightShareRecordId ResourceRecordId MusicalWorkRecordId ISRC DspResourceId "
                + "ResourceTitle ResourceSubTitle AlternativeResourceTitle DisplayArtistName DisplayArtistISNI Duration "
                + "UnclaimedRightSharePercentage PercentileForPrioritisation"
        case .unmatched:
            "#UnmatchedResourceRecordId ResourceType ISRC DspResourceId ResourceTitle LanguageAndScriptCode "
                + "ResourceSubTitle AlternativeResourceTitle DisplayArtistName"
        }
    }
}

/// Writes one of them, piece by piece, and knows its line of the manifest.
final class MadeFileWriter {
    private static let pieceBytes = 1 << 18

    private(set) var rows = -1
    private let file: MadeFile
    private let descriptor: Int32
    private let digest = MD5()
    private var bytes: [UInt8] = []

    init(_ file: MadeFile, in folder: String) throws {
        self.file = file
        descriptor = open("\(folder)/\(file.name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FeedRefusal(.fileUnreadable(file.name)) }
        try write(file.headings.split(separator: " ").map(String.init))
    }

    deinit { close(descriptor) }

    func write(_ cells: [String]) throws {
        rows += 1
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= Self.pieceBytes { try flush() }
    }

    /// The manifest's line, when all is written.
    func finish() throws -> [String] {
        try flush()
        return [file.name, file.name, String(rows), digest.finish()]
    }

    private func flush() throws {
        digest.update(bytes[...])
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start) }
            guard count > 0 || errno == EINTR else { throw FeedRefusal(.fileUnreadable(file.name)) }
            start += max(0, count)
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
