/// A setting that can't be used; says which and what to do.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    public let variable: String
    public let problem: String
    public let fix: String

    public init(_ variable: String, _ problem: String, fix: String) {
        self.variable = variable
        self.problem = problem
        self.fix = fix
    }

    public var description: String { "\(variable) \(problem). \(fix)" }
}
