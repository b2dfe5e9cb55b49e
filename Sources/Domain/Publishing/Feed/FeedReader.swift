import Matching

/// A value of a column; feeds know texts and lists of texts.
public enum FeedValue: Sendable, Equatable {
    case null
    case text(String)
    case list([String])
}

/// What is wrong with a line or a cell.
public enum FeedProblem: String, Sendable, CaseIterable, Codable {
    /// The line can't be read: it is set aside, and too many of them refuse the feed.
    case cellCount, notUTF8, tooLong, idMissing
    /// The cell can't be read: it is left out, and its line kept.
    case iswcInvalid, ipiInvalid, isniInvalid, isrcInvalid, percentageInvalid, dateInvalid, flagInvalid
    /// The word `NULL`, which the specification does not know: it is taken for text.
    case nullWord

    /// Whether the whole line is set aside.
    public var isOfLine: Bool { [.cellCount, .notUTF8, .tooLong, .idMissing].contains(self) }
}

/// What a line says.
public enum FeedReading: Sendable, Equatable {
    /// A value for each of ``FeedReader/columns``, and what was left out of them.
    case row([FeedValue], [FeedProblem])
    case unreadable(FeedProblem)
}

/// Reads the lines of one file as rows of its table.
public struct FeedReader: Sendable {
    /// Longer ids are none: an index could not hold them.
    static let idBytesMaximum = 100
    /// Longer texts are cut: a title of a work has no more than 900 characters.
    static let textBytesMaximum = 4_000

    /// What the file holds.
    public let kind: FeedFileKind
    /// Where its cells stand.
    public let layout: FeedLayout

    public init(_ kind: FeedFileKind, layout: FeedLayout) {
        (self.kind, self.layout) = (kind, layout)
    }

    /// The columns of its table in the order of a row's values, after the number of its line; empty: nothing is kept.
    public var columns: [String] { Self.columns[kind] ?? [] }

    /// Reads a line that is no heading.
    public func read(_ cells: FeedCells) -> FeedReading {
        guard layout.fits(cells) else { return .unreadable(.cellCount) }
        var line = Line(cells: cells, layout: layout)
        let row = values(&line)
        let isWhole = layout.essentialFields.allSatisfy { field in
            line.raw(field).map { $0.utf8.count <= Self.idBytesMaximum } ?? false
        }
        return isWhole ? .row(row, line.problems) : .unreadable(.idMissing)
    }

    private func values(_ line: inout Line) -> [FeedValue] {
        switch kind {
        case .works:
            [
                line.id(.work), line.code(.iswc, .iswcInvalid, RegistryCode.iswc), line.text(.workTitle),
                line.flag(.dispute), line.flag(.composite),
            ]
        case .workIdentifiers: [line.id(.work), line.text(.proprietary), line.id(.allocatingParty)]
        case .parties:
            [
                line.id(.party), line.text(.fullName), line.code(.ipi, .ipiInvalid, RegistryCode.ipi),
                line.code(.isni, .isniInvalid, RegistryCode.isni),
            ]
        case .shares:
            [
                line.id(.share), line.id(.work), line.id(.party), line.text(.role), line.percentage(.percentage),
                line.list(.shareType), line.list(.rightsType), line.day(.start, isEnd: false),
                line.day(.end, isEnd: true), line.list(.preceding), line.list(.territory),
            ]
        case .links: [line.id(.link), line.id(.work), line.id(.resource)]
        default: valuesOfRecordings(&line)
        }
    }

    private func valuesOfRecordings(_ line: inout Line) -> [FeedValue] {
        switch kind {
        case .recordings:
            [
                line.id(.resource), line.text(.resourceType), line.code(.isrc, .isrcInvalid, ISRC.valid),
                line.printedISRC(), line.text(.title), line.text(.subTitle), line.text(.artist), line.id(.release),
                line.list(.producer),
            ]
        case .releases:
            [
                line.id(.release), line.text(.releaseTitle), line.list(.icpn), line.list(.label),
                line.day(.releaseDate, isEnd: false),
            ]
        case .unclaimed:
            [
                line.id(.unclaimed), line.id(.resource), line.id(.work),
                line.code(.isrc, .isrcInvalid, ISRC.valid), line.text(.resourceTitle), line.text(.artist),
                line.percentage(.unclaimedPercentage), line.percentage(.percentile),
            ]
        case .unmatched:
            [
                line.id(.unmatched), line.code(.isrc, .isrcInvalid, ISRC.valid), line.text(.resourceTitle),
                line.text(.resourceSubTitle), line.text(.artist),
            ]
        default: []
        }
    }

    private static let columns: [FeedFileKind: [String]] = [
        .works: ["record_id", "iswc", "title", "is_disputed", "is_composite"],
        .workIdentifiers: ["work_id", "identifier", "allocating_party_id"],
        .parties: ["record_id", "name", "ipi", "isni"],
        .shares: [
            "record_id", "work_id", "party_id", "role", "percentage", "share_types", "rights_types", "starts_on",
            "ends_on", "preceding", "territories",
        ],
        .recordings: [
            "record_id", "kind", "isrc", "isrc_printed", "title", "subtitle", "artist", "release_id", "producers",
        ],
        .releases: ["record_id", "title", "icpns", "labels", "released_on"],
        .links: ["record_id", "work_id", "recording_id"],
        .unclaimed: [
            "record_id", "recording_id", "work_id", "isrc", "title", "artist", "percentage", "percentile",
        ],
        .unmatched: ["record_id", "isrc", "title", "subtitle", "artist"],
    ]
}

/// A line while its cells are read.
private struct Line {
    let cells: FeedCells
    let layout: FeedLayout
    var problems: [FeedProblem] = []

    func raw(_ field: FeedField) -> String? {
        layout.position(field).flatMap { $0 < cells.count ? cells.text($0) : nil }
    }

    func id(_ field: FeedField) -> FeedValue {
        guard let id = raw(field), id.utf8.count <= FeedReader.idBytesMaximum else { return .null }
        return .text(id)
    }

    mutating func text(_ field: FeedField) -> FeedValue {
        guard let text = raw(field) else { return .null }
        if text == "NULL" { problems.append(.nullWord) }
        guard text.utf8.count > FeedReader.textBytesMaximum else { return .text(text) }
        return .text(String(text.prefix(FeedReader.textBytesMaximum / 4)))
    }

    func list(_ field: FeedField) -> FeedValue {
        guard let position = layout.position(field), position < cells.count else { return .list([]) }
        return .list(cells.values(position))
    }

    mutating func code(_ field: FeedField, _ problem: FeedProblem, _ read: (String) -> String?) -> FeedValue {
        guard let text = raw(field) else { return .null }
        if let code = read(text) { return .text(code) }
        problems.append(problem)
        return .null
    }

    /// The ISRC as it stands there, where that is another spelling.
    func printedISRC() -> FeedValue {
        guard let text = raw(.isrc), ISRC.valid(text) != text else { return .null }
        return .text(String(text.prefix(40)))
    }

    mutating func percentage(_ field: FeedField) -> FeedValue {
        guard let text = raw(field) else { return .null }
        if let percent = SharePercent(text) { return .text(percent.description) }
        problems.append(.percentageInvalid)
        return .null
    }

    mutating func day(_ field: FeedField, isEnd: Bool) -> FeedValue {
        guard let text = raw(field) else { return .null }
        if let day = FeedDay(text, isEnd: isEnd) { return .text(day.description) }
        problems.append(.dateInvalid)
        return .null
    }

    mutating func flag(_ field: FeedField) -> FeedValue {
        guard let text = raw(field) else { return .null }
        switch text.lowercased() {
        case "true": return .text("t")
        case "false": return .text("f")
        default:
            problems.append(.flagInvalid)
            return .null
        }
    }
}
