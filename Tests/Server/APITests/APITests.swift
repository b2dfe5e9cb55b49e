import Door
import Foundation
import HTTPTransport
import HTTPTypes
import Postgres
import ServerTestSupport
import Testing
import Tokens

@Suite("The API")
struct APITests {
    /// A value for each part of a path, such that the route finds something.
    private static func filled(_ path: String, run: String, letter: Int64, job: String = "0000") -> String {
        let values = [
            "job": job, "run": run, "queue": "artist_discovery", "letter": String(letter), "provider": "spotify",
            "artist": "1",
            "album": "1", "track": "1", "person": "1", "listener": "Ada", "token": "0123456789abcdef",
            "playlist": "1",
        ]
        return values.reduce(path) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }

    @Test("every answer is as the document says, and every route is in it")
    func document() async throws {
        try await APIDoor.with { door in
            let run = try await APIDoor.trouble(door)
            try await APIDoor.playlist(door)
            let job: String = try await door.database.query("select playlists.start_enrichment(1)::text")[0][0]
            let check = try SchemaCheck(try await door.get("/api/v1/openapi.json").body)
            #expect(check.version == "3.1.0")
            let token = try await door.token(.administrator)
            let letter: Int64 = try await door.database.query("select max(id) from linernotes.dead_letters")[0][0]
            for route in door.routes where route.path.hasPrefix("/api/") && route.path != "/api/v1/openapi.json" {
                let operations = check.paths[route.path] as? [String: Any]
                #expect(operations?[route.method.rawValue.lowercased()] != nil, "\(route.method) \(route.path)")
                guard route.method == .get, !route.path.hasSuffix("/events"), !route.path.contains("exports"),
                    !route.path.hasSuffix(".csv")
                else {
                    continue
                }
                let query =
                    ["/api/v1/search", "/api/v1/tracks"].contains(route.path) ? "?q=Rhythm" : "?isrc=ZZSYN2600001"
                let answer = try await door.get(
                    Self.filled(route.path, run: run, letter: letter, job: job) + query, token: token)
                #expect(answer.status == 200, "\(route.path): \(answer.text)")
                let schema = try #require(check.answer("get", route.path, status: 200), "\(route.path)")
                let value = try JSONSerialization.jsonObject(with: Data(answer.body), options: .fragmentsAllowed)
                #expect(check.faults(value, schema) == [], "\(route.path)")
                if let list = value as? [Any] { #expect(!list.isEmpty, "\(route.path)") }
            }
            let problem = try await door.get("/api/v1/runs/ffff0000", token: token)
            let value = try JSONSerialization.jsonObject(with: Data(problem.body))
            #expect(check.faults(value, check.problem) == [])
        }
    }

    @Test(
        "a reader's token, and nobody, may change nothing: every route that writes refuses, before it looks at what is sent"
    )
    func readers() async throws {
        try await APIDoor.with { door in
            let token = try await door.token(.reader)
            var tried = 0
            let before = try await Self.digest(door)
            for route in door.routes where route.method != .get && !route.path.hasPrefix("/sign-") {
                for token in [token, nil] {
                    let path = Self.filled(route.path, run: "0000", letter: 1)
                    let answer = try await door.post(path, "{}", token: token)
                    #expect(answer.status == 403, "\(route.path)")
                    #expect(answer.field("code") == "role-too-low")
                    tried += 1
                }
            }
            #expect(tried >= 30)
            #expect(try await Self.digest(door) == before)
        }
    }

    /// What stands in each table but for when tokens were used.
    private static func digest(_ door: TestDoor) async throws -> [String] {
        try await door.database.query(
            """
            select c.oid::regclass || ' ' || md5(query_to_xml(format(
              'select to_jsonb(t) - ''last_used_at'' from %s t order by 1', c.oid::regclass), true, true, '')::text)
            from pg_class c
            where c.relnamespace in ('linernotes'::regnamespace, 'pgmq'::regnamespace, 'playlists'::regnamespace) and c.relkind = 'r' order by 1
            """
        ).map { try $0[0] }
    }

    @Test("pages are joined by their key: all of a list, each once, whatever the size")
    func pages() async throws {
        try await APIDoor.with { door in
            for limit in [1, 2, 500] {
                var keys: [String] = []
                var after = ""
                repeat {
                    let answer = try await door.get("/api/v1/credits?limit=\(limit)\(after)")
                    let decoder = JSONDecoder()
                    decoder.keyDecodingStrategy = .convertFromSnakeCase
                    let page = try decoder.decode(CreditPage.self, from: Data(answer.body))
                    #expect(page.items.count <= limit)
                    keys += page.items.map { "\($0.trackId) \($0.personId) \($0.role)" }
                    after = page.next.map { "&after=\($0)" } ?? ""
                } while !after.isEmpty
                #expect(keys.count == Set(keys).count)
                let count: Int = try await door.database.query("select count(*) from linernotes.credits")[0][0]
                #expect(keys.count == count)
            }
            for path in [
                "credits?limit=0", "credits?limit=501", "credits?after=x", "runs?after=x", "credits?role=king",
            ] {
                let answer = try await door.get("/api/v1/\(path)")
                #expect(answer.status == 400, "\(path)")
            }
        }
    }

    private struct CreditPage: Decodable {
        struct Item: Decodable { let trackId, personId, role: String }
        let items: [Item]
        let next: String?
    }

    @Test("a discovery is started once for a key, watched, and cancelled")
    func runs() async throws {
        try await APIDoor.with { door in
            let token = try await door.token(.operator)
            var ids: Set<String> = []
            for _ in 0..<3 {
                let answer = try await door.post(
                    "/api/v1/runs", #"{"artist_name": "Sade"}"#, token: token, headers: [("Idempotency-Key", "k")])
                #expect(answer.status == 202)
                ids.insert(answer.field("run_id") ?? "")
            }
            #expect(ids.count == 1)
            let run = try #require(ids.first)
            let cancelled = try await door.post("/api/v1/runs/\(run)/cancel", #"{"reason": "no"}"#, token: token)
            #expect(cancelled.text == "{\"messages\":1}\n")
            let state = try await door.get("/api/v1/runs/\(run.prefix(8))")
            #expect(state.text.contains("\"state\":\"with_dead_letters\""))
            #expect(try await door.post("/api/v1/runs", #"{"artist": 5}"#, token: token).field("field") == "artist")
            #expect(try await door.post("/api/v1/runs", "{}", token: token).status == 400)
        }
    }

    @Test("integers are exact to 2⁶³−1, and exports are files")
    func exact() async throws {
        try await APIDoor.with { door in
            try await door.database.execute(
                """
                insert into linernotes.dead_letters (
                  id, queue, msg_id, read_ct, attempts, deferrals, category, code, error, history, enqueued_at, dead_at)
                overriding system value
                values (9223372036854775807, 'q', 9223372036854775807, 1, 1, 0, 'c', 'c', 'e', '[]', now(), now())
                """)
            let letter = try await door.get("/api/v1/dead-letters/9223372036854775807")
            #expect(letter.field("message_id") == "9223372036854775807")
            let export = try await door.get("/api/v1/exports/credits.csv?artist=Janet%20Jackson")
            #expect(export.headers["Content-Disposition"] == "attachment; filename=\"credits.csv\"")
            #expect(export.text.hasPrefix("track_id,track,isrcs"))
            #expect(export.text.contains("Jimmy Jam"))
        }
    }
}
