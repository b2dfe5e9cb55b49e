/// What became of one file of a feed.
public struct FeedFileReport: Sendable, Equatable, Codable {
    /// As the manifest names it.
    public let file: String
    /// Lines that were read.
    public var records = 0
    /// Lines that could not be read.
    public var setAside = 0
    /// Cells that were left out, by what was wrong.
    public var cells: [String: Int] = [:]
    /// Headings that nobody knows.
    public var unknownHeadings: [String] = []

    public init(file: String) { self.file = file }

    /// Notes a problem.
    ///
    /// - Returns: Whether it is among the first of its kind, which are shown by their lines.
    public mutating func note(_ problem: FeedProblem) -> Bool {
        if problem.isOfLine { setAside += 1 } else { cells[problem.rawValue, default: 0] += 1 }
        return (problem.isOfLine ? setAside : cells[problem.rawValue] ?? 0) <= Self.shownMaximum
    }

    /// Refuses a file of which more than one line in ten thousand can't be read.
    ///
    /// - Throws: ``FeedRefusal``.
    public func check() throws {
        guard setAside * 10_000 <= records + setAside else {
            throw FeedRefusal(.tooManyUnreadable(file, unreadable: setAside, records: records + setAside))
        }
    }

    /// Of each kind of problem so many lines are named.
    public static let shownMaximum = 1_000
}

/// A line with something wrong.
public struct FeedComplaint: Sendable, Equatable, Codable {
    /// As the manifest names it.
    public let file: String
    /// In its file, from 1.
    public let line: Int
    /// What is wrong there.
    public let problem: FeedProblem

    public init(file: String, line: Int, problem: FeedProblem) {
        (self.file, self.line, self.problem) = (file, line, problem)
    }
}
