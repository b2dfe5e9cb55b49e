import CircuitBreaker
import HTTPTransport
import Postgres
import RateLimiter
import Surroundings
import TTLCache
import TestSupport
import Testing
import Upstreams

@testable import Gateway

@Suite("Answers that outlive the process", .timeLimit(.minutes(5)))
struct PostgresAnswerStoreTests {
    private static let key = UpstreamKey("musicbrainz")

    private static func with(_ body: (Database) async throws -> Void) async throws {
        let test = try await TestDatabase.migrated()
        try await body(test.database)
        try await test.drop()
    }

    /// As another process would have it: a memory of its own.
    private static func gateway(_ transport: ScriptedTransport, _ database: Database) -> Gateway {
        let time = ManualTime()
        let store = OpenStore(time: time)
        let surroundings = Surroundings.manual(time)
        let policy = UpstreamPolicy(
            key: key, limit: RateLimit(capacity: 1, per: .seconds(1)), concurrencyMaximum: 4,
            hosts: ["musicbrainz.org"], judge: GatewayTests.judge)
        return Gateway(
            policy: policy, transport: transport, limiter: RateLimiter(store: store, surroundings: surroundings),
            breakers: CircuitBreakers(store: store, surroundings: surroundings),
            cache: TTLCache(surroundings: surroundings), answers: PostgresAnswerStore(database: database),
            surroundings: surroundings)
    }

    private static func call(_ path: String, posted: String? = nil) -> UpstreamCall {
        let request = HTTPRequest(
            method: posted == nil ? .get : .post, url: "https://musicbrainz.org/ws/2/\(path)",
            body: posted.map { Array($0.utf8) })
        return UpstreamCall(endpoint: "release", request: request, timeToLive: .seconds(60))
    }

    private static func transport() -> ScriptedTransport { ScriptedTransport { GatewayTests.ok($0) } }

    @Test("whoever does the work again asks nothing again, by GET or by POST, and absence is an answer")
    func survives() async throws {
        try await Self.with { database in
            let first = ScriptedTransport { number in
                number == 3 ? HTTPResponse(status: 404) : GatewayTests.ok(number)
            }
            let calls = [Self.call("a"), Self.call("b", posted: "x"), Self.call("c")]
            let gateway = Self.gateway(first, database)
            var answers: [HTTPResponse] = []
            for call in calls { answers.append(try await gateway.fetch(call)) }
            let second = Self.transport()
            let again = Self.gateway(second, database)
            for (call, answer) in zip(calls, answers) {
                let kept = try await again.fetch(call)
                #expect(kept.status == answer.status && kept.body == answer.body)
            }
            #expect(second.sent == 0 && again.statistics.cacheHits == 3 && again.statistics.requestsSent == 0)
            _ = try await again.fetch(Self.call("b", posted: "y"))
            #expect(second.sent == 1)
        }
    }

    @Test("the type of the content is kept, and no other header")
    func headers() async throws {
        try await Self.with { database in
            let transport = ScriptedTransport { _ in
                var headers = HTTPHeaders()
                headers.append("Content-Type", "application/json")
                headers.append("Set-Cookie", "secret")
                return HTTPResponse(status: 200, headers: headers, body: Array(0...255))
            }
            _ = try await Self.gateway(transport, database).fetch(Self.call("a"))
            let kept = try await Self.gateway(transport, database).fetch(Self.call("a"))
            #expect(kept.headers.fields.map(\.value) == ["application/json"] && kept.body == Array(0...255))
            #expect(transport.sent == 1)
        }
    }

    @Test("an answer is not kept beyond its time, nor when it is too large, nor when it was forgotten")
    func ends() async throws {
        try await Self.with { database in
            let transport = Self.transport()
            _ = try await Self.gateway(transport, database).fetch(Self.call("a"))
            try await database.query("update linernotes.kept_answers set expires_at = now() - interval '1 second'")
            _ = try await Self.gateway(transport, database).fetch(Self.call("a"))
            #expect(transport.sent == 2)
            await Self.gateway(transport, database).forget(Self.call("a"))
            _ = try await Self.gateway(transport, database).fetch(Self.call("a"))
            #expect(transport.sent == 3)
            let large = ScriptedTransport { _ in
                HTTPResponse(status: 200, body: [UInt8](repeating: 65, count: PostgresAnswerStore.bodyBytesMaximum + 1))
            }
            for _ in 0..<2 { _ = try await Self.gateway(large, database).fetch(Self.call("large")) }
            #expect(large.sent == 2)
        }
    }

    @Test("a failure is never kept")
    func failures() async throws {
        try await Self.with { database in
            let failing = ScriptedTransport { _ in HTTPResponse(status: 500) }
            await #expect(throws: UpstreamError.self) {
                _ = try await Self.gateway(failing, database).fetch(Self.call("a"))
            }
            let count: Int64 = try await database.query("select count(*) from linernotes.kept_answers")[0][0]
            #expect(count == 0)
        }
    }

    @Test("maintenance deletes what has expired")
    func maintenance() async throws {
        try await Self.with { database in
            let gateway = Self.gateway(Self.transport(), database)
            for path in ["a", "b"] { _ = try await gateway.fetch(Self.call(path)) }
            try await database.query(
                """
                update linernotes.kept_answers set expires_at = now() - interval '1 second'
                where key = (select min(key::text)::bytea from linernotes.kept_answers)
                """)
            try await database.query("select linernotes.maintain()")
            let count: Int64 = try await database.query("select count(*) from linernotes.kept_answers")[0][0]
            #expect(count == 1)
        }
    }
}
