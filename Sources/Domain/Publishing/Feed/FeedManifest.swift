public import FoundationEssentials

/// The manifest of a feed: it is uploaded last, so that its presence says that the feed is whole.
public struct FeedManifest: Sendable, Equatable {
    /// A file that the feed has.
    public struct File: Sendable, Equatable {
        /// As it is named in the folder.
        public let name: String
        /// Lines, with the heading or without: senders count either way.
        public let lines: Int
        /// MD5 in small hexadecimal; nil: the sender gives none.
        public let digest: String?
    }

    /// `2.0`.
    public let version: String
    /// Who made it, in their own words.
    public let sender: String
    /// When the sender made it: the day as of which all of it is true.
    public let createdAt: Date
    /// In the manifest's order.
    public let files: [File]

    /// Whether it names what 2.x names.
    public var isSecondVersion: Bool { !version.hasPrefix("1") }

    /// Whether each file can be checked byte by byte.
    public var isVerifiable: Bool { files.allSatisfy { $0.digest != nil } }

    /// - Parameter text: All of the file. The footer's cells are nowhere written down: a last line of another form is let be.
    /// - Throws: ``FeedRefusal`` where it is no manifest.
    public init(_ text: [UInt8]) throws {
        let records = Self.records(text)
        guard let head = records.first, head.count >= 7, let version = head[0],
            let created = head[6].flatMap({ FeedTime.date($0) })
        else { throw FeedRefusal(.manifestUnreadable("its first line is not that of a manifest")) }
        self.version = version
        sender = head[2] ?? head[3] ?? ""
        createdAt = created
        files = try records.dropFirst().enumerated().compactMap { index, cells in
            let isLast = index == records.count - 2
            guard cells.count == 4, let name = cells[1], name.lowercased().hasSuffix(".tsv") else {
                if isLast { return nil }
                throw FeedRefusal(.manifestUnreadable("line \(index + 2) names no file"))
            }
            guard let lines = cells[2].flatMap(Int.init), lines >= 0, !name.contains("/"), !name.hasPrefix(".") else {
                throw FeedRefusal(.manifestUnreadable("line \(index + 2) has no number of lines, or no plain name"))
            }
            return File(name: name, lines: lines, digest: cells[3]?.lowercased())
        }
        try Self.checkKinds(files.map(\.name))
    }

    /// What stands for a manifest where there is none and the operator says so.
    public init(version: String, createdAt: Date, fileNames: [String]) throws {
        (self.version, self.createdAt, sender) = (version, createdAt, "")
        files = fileNames.map { File(name: $0, lines: -1, digest: nil) }
        try Self.checkKinds(fileNames)
    }

    /// Whether a file has as many records as the manifest says, with its heading or without.
    public static func agrees(lines: Int, records: Int) -> Bool {
        lines == -1 || lines == records || lines == records + 1
    }

    private static func checkKinds(_ names: [String]) throws {
        let kinds = Dictionary(grouping: names) { FeedFileKind(fileName: $0) }
        for case (let kind?, let names) in kinds where names.count > 1 {
            throw FeedRefusal(.fileTwice(kind, names.sorted()))
        }
        guard kinds[.works] != nil else { throw FeedRefusal(.worksMissing) }
    }

    private static func records(_ text: [UInt8]) -> [[String?]] {
        var lines = FeedLines()
        lines.append(text[...])
        lines.end()
        var cells = FeedCells()
        var records: [[String?]] = []
        while lines.next({ line in
            cells.read(line ?? [])
            records.append((0..<cells.count).map { cells.text($0) })
        }) {}
        return records.filter { $0 != [nil] }
    }
}
