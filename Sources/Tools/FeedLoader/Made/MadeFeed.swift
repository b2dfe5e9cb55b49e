import FoundationEssentials
public import Publishing

/// A feed that is made up, with every rule of the audit broken in known places, and near misses beside them: what the audit
/// is measured with. The same numbers make the same feed.
public struct MadeFeed: Sendable {
    /// What an ISRC is to be found guilty of.
    public struct Expected: Sendable, Equatable, Hashable {
        public let isrc: String
        public let rule: AuditRule
    }

    /// Of a writer by our credits.
    public struct Credit: Sendable, Equatable {
        public let isrc: String
        public let title: String
        public let writer: String
        public let confidence: Double
    }

    /// How many works there are, each with ten rows of shares or about that.
    public let works: Int
    /// Of so many works in a row each fault befalls one; 200 or more.
    public let period: Int

    public init(works: Int, period: Int = 1_000) {
        precondition(works > 0 && period >= 200, "faults and near misses take the first 200 works of a period")
        (self.works, self.period) = (works, period)
    }

    static let day = "2026-09-07"

    /// The ISRCs that an audit of all asks for; some of them are in no file.
    public var isrcs: [String] { (0..<works).map { MadeWork($0, of: self).isrc } }

    /// All that is wrong.
    public var expected: [Expected] {
        (0..<works).flatMap { number in
            let work = MadeWork(number, of: self)
            return work.fault.rules.map { Expected(isrc: work.isrc, rule: $0) }
        }
    }

    /// What our catalogue says of some of them.
    public var credits: [Credit] { (0..<works).flatMap { MadeWork($0, of: self).credits } }

    /// Writes the feed, its manifest last.
    ///
    /// - Returns: How many rows of shares it has.
    /// - Throws: `FeedRefusal` where the folder can't be written.
    @discardableResult
    public func write(to folder: String) throws -> Int {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = try MadeFile.allCases.map { try MadeFileWriter($0, in: folder) }
        for number in 0..<works {
            for (kind, row) in MadeWork(number, of: self).rows { try files[kind.rawValue].write(row) }
        }
        for row in parties { try files[MadeFile.parties.rawValue].write(row) }
        let lines = try files.map { try $0.finish() }
        let head = ["2.0", "6", "Made up", "PADPIDA0000000000Z", "", "", "\(Self.day)T04:00:00.000Z"]
        let manifest = ([head] + lines).map { $0.joined(separator: "\t") + "\n" }.joined()
        try Data(manifest.utf8).write(
            to: URL(filePath: "\(folder)/BWARM_Manifest_PADPIDA0000000000Z_20260907040000000.tsv"))
        return files[MadeFile.shares.rawValue].rows
    }

    /// Writers and publishers, enough of them that those of one work differ.
    private var parties: [[String]] {
        (0..<MadeWork.writersOfAll).map { number in
            let ipi = MadeWork.isWithoutIPI(number) ? "" : MadeWork.ipi(number)
            return [MadeWork.writerID(number), "", ipi, "", "", MadeName.person(number)]
        }
            + (0..<MadeWork.writersOfAll).map { number in
                ["D\(number)", "", MadeWork.ipi(number + 500_000), "", "", MadeName.person(number)]
            }
            + (0..<MadeWork.publishersOfAll).map { number in
                ["P\(number)", "", MadeWork.ipi(number + 1_000_000), "", "", MadeName.publisher(number)]
            }
    }
}

/// Names of nobody.
enum MadeName {
    private static let first = ["Ta", "Ke", "Mi", "Lo", "Ru", "Ve", "Sa", "No", "Pi", "Da"]
    private static let second = ["lvo", "rina", "shel", "dor", "mek", "nith", "bara", "quo", "zel", "fant"]

    static func person(_ number: Int) -> String {
        "\(first[number % 10])\(second[number / 10 % 10]) \(first[number / 100 % 10])\(second[number / 1_000 % 10])"
            + "\(second[number / 10_000 % 10])son"
    }

    static func publisher(_ number: Int) -> String {
        "\(first[number % 10])\(second[number / 10 % 10]) Songs \(number)"
    }

    static func title(_ number: Int) -> String {
        var rest = number
        var words: [String] = []
        repeat {
            words.append(first[rest % 10] + second[rest / 10 % 10])
            rest /= 100
        } while rest > 0
        return words.joined(separator: " ").capitalizedFirstLetter
    }
}

extension String {
    fileprivate var capitalizedFirstLetter: String { prefix(1).uppercased() + dropFirst() }
}
