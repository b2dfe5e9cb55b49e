/// What kind of failure a breaker counts. Each kind may have a policy of its own.
///
/// Open for more: a caller may count kinds of its own (`FailureKind("TOKEN_EXPIRED")`).
public struct FailureKind: Hashable, Sendable, CustomStringConvertible {
    /// As policies find it and the database keeps it; never empty.
    public let name: String

    /// - Precondition: not empty.
    public init(_ name: String) {
        precondition(!name.isEmpty, "a failure kind has a name")
        self.name = name
    }

    public var description: String { name }

    /// The credential is refused.
    public static let auth = FailureKind("auth")
    /// The way there fails.
    public static let network = FailureKind("network")
    /// The provider fails by itself.
    public static let upstream = FailureKind("upstream")
    /// The provider answered what nobody can read.
    public static let malformed = FailureKind("malformed")
    public static let unknown = FailureKind("unknown")
}

/// The policies of one breaker: one for all failures, and others for single kinds.
public struct BreakerPolicies: Sendable, Equatable {
    /// For every kind that has none of its own.
    public let standard: BreakerPolicy
    /// By kind; each stands in place of ``standard``.
    public let byFailure: [FailureKind: BreakerPolicy]

    public init(_ standard: BreakerPolicy = BreakerPolicy(), byFailure: [FailureKind: BreakerPolicy] = [:]) {
        self.standard = standard
        self.byFailure = byFailure
    }

    /// The kind's own policy, else ``standard``.
    public subscript(kind: FailureKind) -> BreakerPolicy { byFailure[kind] ?? standard }
}
