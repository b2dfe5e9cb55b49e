/// Why a list can't be read, and what to do about it.
public struct RowListError: Error, Equatable, Sendable {
    /// What is wrong, and where.
    public let problem: String
    /// What to do.
    public let fix: String

    init(_ problem: String, fix: String) { (self.problem, self.fix) = (problem, fix) }
}
