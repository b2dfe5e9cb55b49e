/// A provider as limiter, breaker and cache see it: `upstream`, or `upstream/user` where each user
/// of it has limits and failures of their own.
public struct UpstreamKey: Hashable, Sendable, CustomStringConvertible {
    /// The provider's name, as ``description`` begins.
    public let upstream: String
    /// Whose limits and failures they are; nil: they are common to all who ask the provider.
    public let user: String?

    /// - Precondition: neither part is empty or holds a slash.
    public init(_ upstream: String, user: String? = nil) {
        precondition(Self.isPart(upstream), "an upstream's name is not empty and holds no slash")
        precondition(user.map(Self.isPart) ?? true, "an upstream's user is not empty and holds no slash")
        self.upstream = upstream
        self.user = user
    }

    public var description: String { user.map { "\(upstream)/\($0)" } ?? upstream }

    private static func isPart(_ text: String) -> Bool { !text.isEmpty && !text.contains("/") }
}
