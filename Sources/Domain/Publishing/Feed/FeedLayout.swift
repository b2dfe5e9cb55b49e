/// Where the cells of a file stand: by its headings, else by its number of cells and the order of the specification.
public struct FeedLayout: Sendable, Equatable {
    /// Whether the first line is one of headings.
    public let hasHeading: Bool
    /// Headings that nobody knows, to be told of.
    public let unknownHeadings: [String]
    private let positions: [FeedField: Int]
    private let essential: Set<FeedField>
    private let cellCounts: Set<Int>

    /// - Parameters:
    ///   - kind: What the file holds, by its name.
    ///   - first: The cells of its first line.
    ///   - isSecondVersion: Whether the manifest says 2 or later.
    /// - Throws: ``FeedRefusal`` where a mandatory heading is missing, or the number of cells is that of no version.
    public init(_ kind: FeedFileKind, first: FeedCells, isSecondVersion: Bool) throws {
        let headings = (0..<first.count).map { first.text($0) ?? "" }
        hasHeading = headings[0].hasPrefix("#")
        guard let columns = FeedColumns.of(kind) else {
            (positions, essential, cellCounts, unknownHeadings) = ([:], [], [first.count], [])
            return
        }
        essential = columns.essential
        guard hasHeading else {
            unknownHeadings = []
            (positions, cellCounts) = try Self.byOrder(columns, kind, first.count, isSecondVersion: isSecondVersion)
            return
        }
        let names = [String(headings[0].dropFirst())] + headings.dropFirst()
        let fields = names.map { FeedField.aliases[kind]?[$0] ?? FeedField(rawValue: $0) }
        let places = Dictionary(
            fields.enumerated().compactMap { index, field in field.map { ($0, index) } },
            uniquingKeysWith: { a, _ in a })
        let missing = columns.mandatory.filter { places[$0] == nil }.map(\.rawValue).sorted()
        guard missing.isEmpty else { throw FeedRefusal(.headingMissing(kind, missing)) }
        let known = Self.headings(of: columns)
        unknownHeadings = zip(names, fields).filter { $1 == nil && !known.contains($0) }.map(\.0)
        positions = places
        cellCounts = [names.count]
    }

    /// Whether a line has as many cells as its file's lines have.
    public func fits(_ cells: FeedCells) -> Bool { cellCounts.contains(cells.count) }

    func position(_ field: FeedField) -> Int? { positions[field] }

    /// Fields without which the line is nothing.
    var essentialFields: Set<FeedField> { essential }

    private static func byOrder(
        _ columns: FeedColumns, _ kind: FeedFileKind, _ count: Int, isSecondVersion: Bool
    ) throws -> ([FeedField: Int], Set<Int>) {
        let orders = isSecondVersion ? [columns.second, columns.first] : [columns.first, columns.second]
        for order in orders where !order.isEmpty && (order.count == count || isShortened(order, kind, count)) {
            let positions = order.enumerated().compactMap { index, field in
                index < count ? field.map { ($0, index) } : nil
            }
            return (Dictionary(uniqueKeysWithValues: positions), kind == .parties ? [9, 14] : [order.count])
        }
        throw FeedRefusal(.cellCountUnknown(kind, count))
    }

    /// Parties came with the first nine cells alone.
    private static func isShortened(_ order: [FeedField?], _ kind: FeedFileKind, _ count: Int) -> Bool {
        kind == .parties && count == 9
    }

    private static func headings(of columns: FeedColumns) -> Set<String> {
        Set((columns.first + columns.second).compactMap { $0?.rawValue }).union(unread)
    }

    /// Headings of the specification that are not read; contact cells are among them on purpose.
    private static let unread: Set<String> = [
        "LanguageAndScriptCode", "OpusNumber", "ComposerCatalogNumber", "NominalDuration", "TerritoryOfPublicDomain",
        "IsArrangementOfTraditionalWork", "AlternativeMusicalWorkIdForUsStatutoryReversion", "UsStatutoryReversionDate",
        "CisacSocietyId", "DPID", "NamesBeforeKeyName", "KeyName", "NamesAfterKeyName", "ContactName", "EmailAddress",
        "PhoneNumber", "PostalAddress", "ContactInformationMayNotBeValid", "DisplayArtistISNI", "PLine", "CLine",
        "Duration", "StudioProducerProprietaryId", "OriginalDataProviderName", "OriginalDataProviderDPID",
        "IsDataProvidedAsReceived", "ReleaseSubTitle", "DistributorName", "AlternativeResourceTitle",
        "ResourceSubTitle",
        "DspResourceId", "ReleaseRecordId",
    ]
}
