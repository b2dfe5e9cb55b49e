import Postgres
import TestSupport
import Testing
import Upstreams

@testable import Credentials

@Suite(.timeLimit(.minutes(5))) struct PostgresAccessTokenStoreTests {
    private let key = CredentialKey(UpstreamKey("spotify"), parts: ["id", "secret"])
    private let minute = Duration.seconds(60)

    private func claimed(_ store: PostgresAccessTokenStore, _ key: CredentialKey, refused: String? = nil) async throws
        -> String
    {
        guard case .ours(let claim) = try await store.claim(key, refused: refused, for: minute) else {
            throw Unexpected()
        }
        return claim
    }

    private func token(_ store: PostgresAccessTokenStore, refused: String? = nil) async throws -> AccessToken? {
        guard case .token(let token, _) = try await store.claim(key, refused: refused, for: minute) else { return nil }
        return token
    }

    private struct Unexpected: Error {}

    @Test("the first to ask may renew, the others wait, all get what it brings")
    func oneClaim() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresAccessTokenStore(database: test.database)
            let claim = try await claimed(store, key)
            guard case .taken(let wait) = try await store.claim(key, refused: nil, for: minute) else {
                throw Unexpected()
            }
            #expect(wait > .zero && wait <= minute)
            let fresh = FreshToken(value: "BQ-1", lifetime: .seconds(3_600))
            let id = try #require(try await store.store(fresh, key, claim: claim))
            guard case .token(let token, let usableFor) = try await store.claim(key, refused: nil, for: minute) else {
                throw Unexpected()
            }
            #expect(token == AccessToken(id: id, value: "BQ-1"))
            #expect(usableFor <= .seconds(3_540) && usableFor > .seconds(3_000))
        }
    }

    @Test("a fleet of sixteen that asks at once renews once; so it does when all sixteen were refused with it")
    func fleet() async throws {
        try await CredentialsDatabase.with { test in
            let renewals = Locked(0)
            let fleet = (0..<16).map { _ in
                AccessTokens(key, store: PostgresAccessTokenStore(database: test.database)) {
                    let number = renewals.withLock {
                        $0 += 1
                        return $0
                    }
                    return FreshToken(value: "token-\(number)", lifetime: .seconds(3_600))
                }
            }
            for round in 1...3 {
                let found = try await withThrowingTaskGroup(of: AccessToken.self) { group in
                    for tokens in fleet {
                        group.addTask {
                            let token = try await tokens.token()
                            guard round > 1, token.reveal() == "token-\(round - 1)" else { return token }
                            await tokens.invalidate(token)
                            return try await tokens.token()
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(Set(found.map { $0.reveal() }) == ["token-\(round)"])
                #expect(renewals.value == round)
            }
        }
    }

    @Test("a refused token is thrown away; one that took its place is not")
    func refused() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresAccessTokenStore(database: test.database)
            let fresh = FreshToken(value: "a", lifetime: .seconds(3_600))
            let old = try await store.store(fresh, key, claim: try await claimed(store, key))
            let claim = try await claimed(store, key, refused: old)
            let new = try await store.store(fresh, key, claim: claim)
            #expect(new != old)
            #expect(try await token(store, refused: old)?.id == new)
        }
    }

    @Test("a token whose time is over is renewed; so is one whose renewer has died")
    func over() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresAccessTokenStore(database: test.database)
            let fresh = FreshToken(value: "a", lifetime: .seconds(3_600))
            _ = try await store.store(fresh, key, claim: try await claimed(store, key))
            try await test.database.execute("update linernotes.access_tokens set renew_at = clock_timestamp()")
            let dead = try await claimed(store, key)
            #expect(try await token(store) == nil)
            try await test.database.execute("update linernotes.access_tokens set claimed_until = clock_timestamp()")
            let claim = try await claimed(store, key)
            #expect(try await store.store(fresh, key, claim: dead) == nil)
            try await store.release(key, claim: dead)
            #expect(try await store.store(fresh, key, claim: claim) != nil)
        }
    }

    @Test("a claim given back is free at once")
    func released() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresAccessTokenStore(database: test.database)
            try await store.release(key, claim: try await claimed(store, key))
            _ = try await claimed(store, key)
        }
    }

    @Test("a changed credential never meets the old one's token, which goes when its time is over")
    func changed() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresAccessTokenStore(database: test.database)
            let fresh = FreshToken(value: "old", lifetime: .seconds(3_600))
            _ = try await store.store(fresh, key, claim: try await claimed(store, key))
            try await test.database.execute(
                "update linernotes.access_tokens set renew_at = clock_timestamp(), expires_at = clock_timestamp()")
            let changed = CredentialKey(UpstreamKey("spotify"), parts: ["id", "another"])
            _ = try await store.store(fresh, changed, claim: try await claimed(store, changed))
            let rows = try await test.database.query("select credential from linernotes.access_tokens")
            #expect(try rows.map { try $0[0, as: String.self] } == [changed.fingerprint])
        }
    }

    @Test("the table is unlogged; workers reach a token through the functions, others not at all")
    func protection() async throws {
        try await CredentialsDatabase.with { test in
            let kind = try await test.database.query(
                "select relpersistence::text from pg_class where oid = 'linernotes.access_tokens'::regclass")
            #expect(try kind.map { try $0[0, as: String.self] } == ["u"])
            try await CredentialsDatabase.asRole("linernotes_worker", test) { database in
                let store = PostgresAccessTokenStore(database: database)
                let fresh = FreshToken(value: "a", lifetime: .seconds(3_600))
                let id = try await store.store(fresh, key, claim: try await claimed(store, key))
                #expect(try await token(store)?.id == id)
            }
            for role in ["linernotes_worker", "linernotes_operator", "linernotes_api"] {
                try await CredentialsDatabase.asRole(role, test) { database in
                    let error = await #expect(throws: DatabaseError.self) {
                        try await database.query("select * from linernotes.access_tokens")
                    }
                    #expect(error?.sqlState?.rawValue == "42501")
                }
            }
        }
    }
}
