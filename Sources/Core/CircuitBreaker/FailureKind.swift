/// What kind of failure a breaker counts. Each kind may have a policy of its own.
///
/// Open for more: a caller may count kinds of its own (`FailureKind("TOKEN_EXPIRED")`).
public struct FailureKind: Hashable, Sendable, CustomStringConvertible {
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
    public let standard: BreakerPolicy
    public let byFailure: [FailureKind: BreakerPolicy]

    public init(_ standard: BreakerPolicy = BreakerPolicy(), byFailure: [FailureKind: BreakerPolicy] = [:]) {
        self.standard = standard
        self.byFailure = byFailure
    }

    public subscript(kind: FailureKind) -> BreakerPolicy { byFailure[kind] ?? standard }
}
