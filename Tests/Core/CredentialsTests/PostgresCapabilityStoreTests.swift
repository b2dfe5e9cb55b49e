import Postgres
import TestSupport
import Testing
import Upstreams

@testable import Credentials

@Suite(.timeLimit(.minutes(5))) struct PostgresCapabilityStoreTests {
    private let key = CredentialKey(UpstreamKey("spotify"), parts: ["id", "secret"])
    private let batch = Capability("batch_albums", 1, isRefusal: false)
    private let limit = Capability("search_max", 10, isRefusal: true)

    @Test("what is recorded comes back, for this credential alone; what is recorded later replaces it")
    func roundTrip() async throws {
        try await CredentialsDatabase.with { test in
            try await CredentialsDatabase.asRole("linernotes_worker", test) { database in
                let store = PostgresCapabilityStore(database: database)
                #expect(try await store.load(key) == [])
                try await store.record(batch, key)
                try await store.record(limit, key)
                #expect(try await store.load(key).map(\.capability) == [batch, limit])
                let refusal = Capability("batch_albums", 0, isRefusal: true)
                try await store.record(refusal, key)
                #expect(try await store.load(key).map(\.capability) == [refusal, limit])
                let other = CredentialKey(UpstreamKey("spotify"), parts: ["id", "another"])
                #expect(try await store.load(other) == [])
            }
        }
    }

    @Test("its age counts from when it was last recorded")
    func age() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresCapabilityStore(database: test.database)
            try await store.record(limit, key)
            try await test.database.execute(
                """
                update linernotes.credential_capabilities
                set checked_at = clock_timestamp() - interval '3 days'
                """)
            let age = try #require(try await store.load(key).first?.age)
            #expect(age >= .seconds(3 * 24 * 3_600) && age < .seconds(4 * 24 * 3_600))
            try await store.record(limit, key)
            let fresh = try #require(try await store.load(key).first?.age)
            #expect(fresh < .seconds(3_600))
        }
    }

    @Test("what was said of a credential a year ago goes with maintenance, what was said lately stays")
    func forgotten() async throws {
        try await CredentialsDatabase.with { test in
            let store = PostgresCapabilityStore(database: test.database)
            let other = CredentialKey(UpstreamKey("spotify"), parts: ["old"])
            try await store.record(limit, other)
            try await test.database.execute(
                """
                update linernotes.credential_capabilities
                set checked_at = clock_timestamp() - interval '400 days'
                """)
            try await store.record(batch, key)
            try await test.database.query("select linernotes.maintain()")
            #expect(try await store.load(other) == [])
            #expect(try await store.load(key).count == 1)
        }
    }
}
