public import FoundationEssentials
public import Postgres

/// Tokens as administrators keep them: `linernotes.api_tokens`, through its functions.
public struct TokenStore: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// A token as it is listed: never its secret, nor its hash.
    public struct Entry: Sendable, Equatable, Encodable {
        /// By which it is revoked.
        public let id: String
        /// `token`, or `session` of a browser.
        public let kind: String
        /// `reader`, `operator` or `administrator`.
        public let role: String
        /// What it is good for.
        public let scopes: [String]
        /// Whose or what for, in the words of who made it.
        public let note: String
        /// When it was made.
        public let createdAt: Date
        /// The login of the database that made it.
        public let createdBy: String
        /// When it ends by itself.
        public let expiresAt: Date
        /// To the minute; nil: never.
        public let lastUsedAt: Date?
        /// nil: it was not.
        public let revokedAt: Date?
    }

    /// Makes a token or a one-time sign-in. Its text is to be had now and never again.
    ///
    /// - Parameters:
    ///   - lifetime: 1 second to 366 days; fractions of a second are cut.
    ///   - note: At most 200 characters.
    /// - Throws: `DatabaseError`; 42501 where the login is no administrator.
    public func create(
        _ kind: TokenText.Kind = .token, _ role: TokenRole, scopes: Set<TokenScope> = Set(TokenScope.allCases),
        note: String = "", lifetime: Duration
    ) async throws -> TokenText {
        let token = TokenText(kind)
        try await database.query(
            "select linernotes.create_api_token($1, $2, $3, $4, $5, $6, $7)", token.id, kind.rawValue, token.hash,
            role.rawValue, scopes.map(\.rawValue).sorted(), note, lifetime.components.seconds)
        return token
    }

    /// Tokens and sessions, by id.
    ///
    /// - Parameters:
    ///   - after: Only those behind this id; nil: from the first on.
    ///   - limit: Most of them, 1 or more.
    /// - Throws: `DatabaseError`.
    public func list(after: String? = nil, limit: Int) async throws -> [Entry] {
        try await database.query("select * from linernotes.list_api_tokens($1, $2)", after, limit).map {
            Entry(
                id: try $0["id"], kind: try $0["kind"], role: try $0["role"], scopes: try $0["scopes"],
                note: try $0["note"], createdAt: try $0["created_at"], createdBy: try $0["created_by"],
                expiresAt: try $0["expires_at"], lastUsedAt: try $0["last_used_at"], revokedAt: try $0["revoked_at"])
        }
    }

    /// Makes a token worthless, with the sessions that came of it; servers notice within five seconds.
    ///
    /// - Returns: Whether it was of any worth before.
    /// - Throws: `DatabaseError`.
    public func revoke(_ id: String) async throws -> Bool {
        try await database.query("select linernotes.revoke_api_token($1)", id)[0][0]
    }
}
