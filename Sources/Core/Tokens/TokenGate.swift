public import FoundationEssentials
public import Postgres

/// Tokens as the server's own login sees them: whether one that is shown is good, and sessions.
public struct TokenGate: Sendable {
    let database: Database

    /// - Parameter database: Of the role `linernotes_server`.
    public init(_ database: Database) { self.database = database }

    /// What a token stands for; nil where it is not good, for whatever reason.
    ///
    /// - Throws: `DatabaseError`.
    public func grant(of token: TokenText) async throws -> TokenGrant? {
        guard let row = try await database.query("select * from linernotes.find_api_token($1)", token.id).first,
            try token.kind.rawValue == row["kind"], token.matches(try row["hash"]),
            let role = TokenRole(rawValue: try row["role"])
        else { return nil }
        let scopes: [String] = try row["scopes"]
        return TokenGrant(
            role: role, scopes: Set(scopes.compactMap(TokenScope.init(rawValue:))), expiresAt: try row["expires_at"])
    }

    /// Begins a session for a token, or for a sign-in that nobody has used before.
    ///
    /// - Returns: The session, and when it ends; nil where the token is not good.
    /// - Throws: `DatabaseError`.
    public func beginSession(
        for token: TokenText, lifetime: Duration
    ) async throws -> (session: TokenText, expiresAt: Date)? {
        let session = TokenText(.session)
        let end: Date? = try await database.query(
            "select linernotes.begin_session($1, $2, $3, $4, $5)", token.id, token.hash, session.id, session.hash,
            lifetime.components.seconds)[0][0]
        return end.map { (session, $0) }
    }

    /// Ends a session.
    ///
    /// - Throws: `DatabaseError`.
    public func endSession(_ session: TokenText) async throws {
        try await database.query("select linernotes.end_session($1, $2)", session.id, session.hash)
    }
}
