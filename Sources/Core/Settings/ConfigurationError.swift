/// A setting that can't be used; says which and what to do.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// Its name in the environment; the value is never said.
    public let variable: String
    /// What is wrong, as the sentence goes on after the name: `names an empty file`.
    public let problem: String
    /// What to do, as a sentence.
    public let fix: String

    public init(_ variable: String, _ problem: String, fix: String) {
        self.variable = variable
        self.problem = problem
        self.fix = fix
    }

    public var description: String { "\(variable) \(problem). \(fix)" }
}
