import Door
import HTTPTransport
import Hummingbird
import Postgres
import ServerTestSupport
import Testing
import Tokens

/// Routes that do what a reader may not, without any check of ours before: what a forged request would come to.
private struct Forgery: RouteModule {
    static let statements = [
        "pause": "select linernotes.pause_queue('artist_discovery', 'forged')",
        "start": "select linernotes.start_artist_discovery('Forged')",
        "redrive": "select linernotes.redrive(array[1]::bigint[])",
        "token": "select linernotes.create_api_token('0123456789abcdef','token','\\x00','administrator','{api}','',60)",
        "delete": "delete from linernotes.artists",
        "leave": "select pg_catalog.set_config('role', 'none', false)",
        "hashes": "select hash from linernotes.api_tokens",
    ]

    func add(to routes: Routes) {
        for (name, statement) in Self.statements {
            routes.add(.get, "/forged/\(name)", needs: .role(.reader)) { request, context in
                try await context.database.query(statement)
                return Response(status: .ok)
            }
        }
        routes.add(.get, "/whoami", needs: .role(.reader)) { request, context in
            try .json(try await context.database.query("select current_user::text")[0][0, as: String.self], to: request)
        }
        routes.add(.post, "/change", needs: .role(.operator)) { _, _ in Response(status: .noContent) }
        routes.add(.get, "/slow", needs: .role(.reader)) { _, _ in
            try await Task.sleep(for: .seconds(60))
            return Response(status: .ok)
        }
    }
}

@Suite("The door")
struct DoorTests {
    @Test("each token acts as its role of the database")
    func roles() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            for role in TokenRole.allCases {
                let answer = try await door.get("/whoami", token: try await door.token(role))
                #expect(answer.text == "\"\(role.databaseRole)\"\n")
            }
            // On the loopback, whoever shows nothing reads.
            #expect(try await door.get("/whoami").text == "\"linernotes_reader\"\n")
        }
    }

    @Test(
        "what a reader may not do fails in the database, whatever a route would let through",
        arguments: Forgery.statements.keys)
    func forged(name: String) async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let answer = try await door.get("/forged/\(name)", token: try await door.token(.reader))
            guard name != "leave" else {
                // The login that is left has no right but to become a role.
                #expect(answer.status == 200)
                let refusal = await #expect(throws: DatabaseError.self) {
                    for _ in 0..<20 { try await door.databases[.reader].query("select 1 from linernotes.artists") }
                }
                #expect(refusal?.sqlState == .insufficientPrivilege)
                return
            }
            #expect(answer.status == 403)
            #expect(answer.field("code") == "role-too-low")
            let refusal = await #expect(throws: DatabaseError.self) {
                try await door.databases[.reader].query(Forgery.statements[name] ?? "")
            }
            #expect(refusal?.sqlState == .insufficientPrivilege)
        }
    }

    @Test("a token lets in until it is revoked, and no other text does")
    func tokens() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let store = TokenStore(door.databases[.administrator])
            let token = try await store.create(.token, .operator, lifetime: .seconds(60))
            #expect(try await door.post("/change", token: token.reveal()).status == 204)
            let forged = String(token.reveal().dropLast(4)) + "0000"
            for text in [forged, "", "lnt_", TokenText(.token).reveal(), TokenText(.session).reveal()] {
                let answer = try await door.post("/change", token: text)
                #expect(answer.status == 401)
                #expect(answer.headers["WWW-Authenticate"] != nil)
            }
            #expect(try await store.revoke(token.id))
            let isGoodStill = try await store.revoke(token.id)
            #expect(!isGoodStill)
            try await Task.sleep(for: .seconds(5.1))
            #expect(try await door.post("/change", token: token.reveal()).status == 401)
        }
    }

    @Test("a role that is too low, and a scope that is missing, are refused with what to do")
    func refusals() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let reader = try await door.post("/change", token: try await door.token(.reader))
            #expect(reader.status == 403)
            #expect(reader.field("code") == "role-too-low")
            #expect(try await door.post("/change").status == 403)
            let metrics = try await door.get("/whoami", token: try await door.token(.reader, scopes: [.metrics]))
            #expect(metrics.status == 403)
            #expect(metrics.field("code") == "scope-missing")
        }
    }

    @Test("elsewhere than on the loopback nothing is to be had without a token")
    func elsewhere() async throws {
        try await TestDoor.with({ _ in [Forgery()] }, configure: { $0.host = "0.0.0.0" }) { door in
            let nobody = try await door.get("/whoami")
            #expect(nobody.status == 401)
            let reader = try await door.get("/whoami", token: try await door.token(.reader))
            #expect(reader.status == 200)
        }
    }
}

extension DoorTests {
    @Test("a sign-in is good once, its cookie is for this server alone, and only pages of ours change something")
    func signIn() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let key = try await TokenStore(door.database).create(.signIn, .operator, lifetime: .seconds(60)).reveal()
            let first = try await door.get("/sign-in?key=\(key)")
            #expect(first.status == 303)
            let cookie = try #require(first.headers["Set-Cookie"])
            #expect(cookie.contains("; HttpOnly; SameSite=Strict"))
            #expect(try await door.get("/sign-in?key=\(key)").status == 401)
            let session = String(cookie.prefix { $0 != ";" })
            let own = [("Cookie", session), ("Origin", door.address)]
            #expect(try await door.get("/whoami", headers: own).text == "\"linernotes_operator\"\n")
            #expect(try await door.post("/change", headers: own).status == 204)
            for foreign in ["https://evil.example", "null", "http://127.0.0.1:1"] {
                let answer = try await door.post("/change", headers: [("Cookie", session), ("Origin", foreign)])
                #expect(answer.status == 403)
            }
            #expect(try await door.post("/change", headers: [("Cookie", session)]).status == 403)
            #expect(try await door.post("/sign-out", headers: own).status == 303)
            #expect(try await door.post("/change", headers: own).status == 403)
        }
    }

    @Test("a name that is not its own, too much, too often and too slow are refused")
    func limits() async throws {
        try await TestDoor.with(
            { _ in [Forgery()] },
            configure: {
                $0.requestsPerSecond = 2; $0.answerTimeout = .seconds(2)
            }
        ) { door in
            let named = try await door.get("/whoami", headers: [("Host", "evil.example")])
            #expect(named.status == 421)
            #expect(try await door.get("/slow").status == 503)
            // No database is asked here, which may be slow beside other tests.
            var last = 404
            for _ in 0..<30 where last == 404 {
                let answer = try await door.get("/nothing")
                last = answer.status
                if last == 429 { #expect(answer.headers["Retry-After"].flatMap { Int($0) } ?? 0 >= 1) }
            }
            #expect(last == 429)
        }
    }

    @Test("every answer has a request id and tells browsers to be careful; problems say what to do")
    func problems() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let unknown = try await door.get("/nothing")
            #expect(unknown.status == 404)
            #expect(unknown.headers["Content-Type"] == "application/problem+json")
            #expect(unknown.headers["X-Request-Id"] == unknown.field("request_id"))
            #expect(unknown.headers["Content-Security-Policy"]?.hasPrefix("default-src 'self'") == true)
            #expect(unknown.field("fix") != nil)
            let wrong = try await door.post("/whoami", token: try await door.token(.reader))
            #expect(wrong.status == 405)
            #expect(wrong.headers["Allow"] == "GET")
        }
    }

    @Test("an answer that the caller has is not sent again")
    func entityTags() async throws {
        try await TestDoor.with({ _ in [Forgery()] }) { door in
            let tag = try #require(try await door.get("/whoami").headers["ETag"])
            let again = try await door.get("/whoami", headers: [("If-None-Match", tag)])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test("below a prefix only what is below it is served")
    func prefix() async throws {
        try await TestDoor.with({ _ in [Forgery()] }, configure: { $0.pathPrefix = "/liner" }) { door in
            let below = try await door.get("/liner/whoami")
            #expect(below.status == 200)
            let beside = try await door.get("/whoami")
            #expect(beside.status == 404)
        }
    }

    @Test("health is 503 where a message waits longer than it should, and where the database is gone")
    func health() async throws {
        try await TestDoor.with(health: HealthTarget(ageMaximum: .zero)) { door in
            let port = try #require(door.ports.health)
            let health = "http://127.0.0.1:\(port)"
            #expect(try await door.transport.fetch(.init(url: health + "/healthz")).status == 200)
            try await door.database.query("select linernotes.start_artist_discovery('Somebody')")
            try await Task.sleep(for: .seconds(1.1))
            let late = try await door.transport.fetch(.init(url: health + "/healthz"))
            #expect(late.status == 503)
            #expect(late.field("queue") == "artist_discovery")
            #expect(try await door.transport.fetch(.init(url: health + "/livez")).status == 200)
            await door.databases.close()
            try await Task.sleep(for: .seconds(1.1))
            let gone = try await door.transport.fetch(.init(url: health + "/healthz"))
            #expect(gone.status == 503)
            #expect(gone.field("state") == "unavailable")
        }
    }
}
