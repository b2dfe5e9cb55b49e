/// A line of cells; one that has quoted line ends in it is several lines long.
public struct SeparatedRecord: Sendable, Equatable {
    /// Where it begins, from 1.
    public let line: Int
    /// As they stand there, without quotes; at least one.
    public internal(set) var cells: [String]
    /// Where a cell begins whose quotation mark never ends; nil: all end. The last cell is then the rest of that line.
    public internal(set) var brokenLine: Int?

    /// - Parameter line: From 1.
    public init(line: Int, cells: [String], brokenLine: Int? = nil) {
        (self.line, self.cells, self.brokenLine) = (line, cells, brokenLine)
    }

    /// Whether there is nothing in it.
    public var isBlank: Bool { cells == [""] && brokenLine == nil }
}
