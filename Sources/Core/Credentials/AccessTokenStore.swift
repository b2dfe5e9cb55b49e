/// Where the fleet keeps its tokens. ``PostgresAccessTokenStore`` is the real one.
public protocol AccessTokenStore: Sendable {
    /// The token, or the right to renew it, or who else has that right.
    ///
    /// - Parameters:
    ///   - key: The credential that the token is for.
    ///   - refused: Id of a token that the upstream refused: if it is still the one stored, it is thrown away.
    ///   - duration: How long the claim lasts at most; whoever dies with it holds the others up for so long.
    func claim(_ key: CredentialKey, refused: String?, for duration: Duration) async throws -> TokenClaim

    /// Stores a renewed token and ends the claim.
    ///
    /// - Returns: The token's id; nil: the claim was no longer the caller's, and nothing is stored.
    func store(_ token: FreshToken, _ key: CredentialKey, claim: String) async throws -> String?

    /// Gives a claim back, unused.
    func release(_ key: CredentialKey, claim: String) async throws
}

/// What asking for a token brought. Times are distances from the moment the store answered.
public enum TokenClaim: Sendable, Equatable {
    case token(AccessToken, usableFor: Duration)
    /// The caller renews, and nobody else.
    case ours(claim: String)
    /// Somebody else renews, and has so much time left for it.
    case taken(for: Duration)
}
