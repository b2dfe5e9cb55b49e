public import FoundationEssentials

/// The roles of the database as which a server acts; each may do what those before it may.
public enum TokenRole: String, Sendable, CaseIterable, Codable, Comparable {
    /// Sees everything and changes nothing.
    case reader
    /// Starts discoveries, controls queues and limits, mends dead letters.
    case `operator`
    /// Makes and revokes tokens besides.
    case administrator

    /// Its name in the database.
    public var databaseRole: String { "linernotes_\(rawValue)" }

    public static func < (left: TokenRole, right: TokenRole) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Parts of the server that a token is good for.
public enum TokenScope: String, Sendable, CaseIterable, Codable {
    /// `/api/v1` and the pages.
    case api
    /// `/functions/v1`.
    case triggers
    /// `/metrics`.
    case metrics
}

/// What a token stands for.
public struct TokenGrant: Sendable, Equatable {
    /// As which role of the database the server acts.
    public let role: TokenRole
    /// What it is good for.
    public let scopes: Set<TokenScope>
    /// When it ends.
    public let expiresAt: Date

    public init(role: TokenRole, scopes: Set<TokenScope>, expiresAt: Date) {
        self.role = role
        self.scopes = scopes
        self.expiresAt = expiresAt
    }
}
