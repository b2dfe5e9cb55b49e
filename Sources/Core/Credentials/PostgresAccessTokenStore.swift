public import Postgres
import Surroundings
import Upstreams

/// The fleet's tokens in Postgres, by the database's clock, each sealed with the credential that it was given for.
///
/// - SeeAlso: `sql/core/functions/credentials/claim_access_token.sql`, `store_access_token.sql`,
///   `release_access_token.sql`
public struct PostgresAccessTokenStore: AccessTokenStore {
    private let database: Database

    public init(database: Database) { self.database = database }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func claim(_ key: CredentialKey, refused: String?, for duration: Duration) async throws -> TokenClaim {
        let rows = try await database.query(
            "select * from linernotes.claim_access_token($1, $2, $3::uuid, $4)", key.upstream.description,
            key.fingerprint, refused, duration.milliseconds)
        guard let row = rows.first else { throw DatabaseError(.decoding, "A claim answers with one row.") }
        if let claim = try row["claim", as: String?.self] { return .ours(claim: claim) }
        if let wait = try row.duration("wait_ms") { return .taken(for: wait) }
        guard let value = try row["token", as: String?.self], let usableFor = try row.duration("renew_in_ms") else {
            throw DatabaseError(.decoding, "A claim brings a token, a right or a time.")
        }
        let id: String = try row["token_id"]
        // What nobody with this credential has sealed is no token: it is renewed like one that was refused.
        guard let token = key.seal.opened(value) else { return try await claim(key, refused: id, for: duration) }
        return .token(AccessToken(id: id, value: token), usableFor: usableFor)
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func store(_ token: FreshToken, _ key: CredentialKey, claim: String) async throws -> String? {
        let rows = try await database.query(
            "select linernotes.store_access_token($1, $2, $3::uuid, $4, $5, $6)::text", key.upstream.description,
            key.fingerprint, claim, key.seal.sealed(token.value), token.usableFor.milliseconds,
            token.lifetime.milliseconds)
        return try rows.first?[0, as: String?.self]
    }

    /// - Throws: `DatabaseError`; `CancellationError`.
    public func release(_ key: CredentialKey, claim: String) async throws {
        try await database.query(
            "select linernotes.release_access_token($1, $2, $3::uuid)", key.upstream.description, key.fingerprint,
            claim)
    }
}

extension Row {
    fileprivate func duration(_ column: String) throws -> Duration? {
        try self[column, as: Double?.self].map { .microseconds(Int64($0 * 1_000)) }
    }
}
