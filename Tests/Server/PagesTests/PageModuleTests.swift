import AnswersTestSupport
import Door
import HTTPTransport
import Postgres
import ServerTestSupport
import Testing
import Tokens

@testable import Pages

@Suite("PageModule")
struct PageModuleTests {
    private static func with(_ body: @escaping @Sendable (TestDoor) async throws -> Void) async throws {
        try await TestDoor.with({ _ in [PageModule()] }, configure: { $0.pathPrefix = "/liner" }, body)
    }

    private static let html = [("Accept", "text/html")]

    @Test("every place answers a reader over a socket, with nothing that comes from elsewhere")
    func places() async throws {
        try await Self.with { door in
            let token = try await door.token(.reader)
            for place in PageModule.places where !place.contains("{") {
                let answer = try await door.get("/liner\(place)", token: token, headers: Self.html)
                #expect(answer.status == 200, "\(place)")
                #expect(answer.text.contains("href=\"/liner/assets/"), "\(place)")
                #expect(answer.headers["Content-Security-Policy"]?.hasPrefix("default-src 'self'") == true)
            }
            // Under no-referrer a browser's forms come with Origin: null, and are refused.
            let page = try await door.get("/liner/", token: token, headers: Self.html)
            #expect(page.headers["Referrer-Policy"] == "same-origin")
            for place in ["/queues/track_discovery", "/assets/\(Asset.stylesheet.name)"] {
                #expect(try await door.get("/liner\(place)", token: token).status == 200, "\(place)")
            }
        }
    }

    @Test("what is not there, and who may not, see a page", arguments: [("/artists/99", 404), ("/nowhere", 404)])
    func failing(place: String, status: Int) async throws {
        try await Self.with { door in
            let answer = try await door.get("/liner\(place)", headers: Self.html)
            #expect(answer.status == status && answer.text.contains("<h1>Not here</h1>"))
        }
    }

    @Test("a reader's forms are refused on every place, and nothing changes")
    func readers() async throws {
        try await Self.with { door in
            let token = try await door.token(.reader)
            for place in [
                "/queues/track_discovery", "/providers", "/failures", "/letters/1", "/discover", "/playlists/1",
            ] {
                let form = "act=pause&upstream=x&artist=Janet&cause=x&sure=yes"
                #expect(try await door.post("/liner\(place)", form, token: token).status == 403, "\(place)")
                #expect(try await door.post("/liner\(place)", form).status == 403, "\(place)")
            }
            let runs: Int = try await door.database.query("select count(*) from linernotes.runs")[0][0]
            #expect(runs == 0)
        }
    }

    @Test("an operator's act is done, and leads back to what it changed")
    func operators() async throws {
        try await Self.with { door in
            let token = try await door.token(.operator)
            let answer = try await door.post("/liner/discover", "act=discover&artist=Guns+N%27+Roses", token: token)
            #expect(answer.status == 303)
            let place = try #require(answer.headers["Location"])
            let page = try await door.get(place, token: token, headers: Self.html)
            #expect(page.status == 200 && page.text.contains("<h1>Guns N&#39; Roses</h1>"))
            #expect(try await door.post("/liner/queues/track_discovery", "act=pause", token: token).status == 303)
        }
    }

    @Test("a browser that signed in acts by forms that carry their code, and by no others")
    func sessions() async throws {
        try await Self.with { door in
            let token = try await door.token(.operator)
            let begun = try await door.post("/liner/sign-in", "token=\(token)", headers: [("Origin", door.address)])
            let cookie = try #require(begun.headers["Set-Cookie"]?.split(separator: ";").first.map(String.init))
            let own = [("Cookie", cookie), ("Origin", door.address)]
            let page = try await door.get("/liner/queues/track_discovery", headers: own + Self.html).text
            let code = try #require(page.firstMatch(of: #/name="csrf" value="([^"]+)"/#)?.1)
            let bare = try await door.post("/liner/queues/track_discovery", "act=pause", headers: own)
            #expect(bare.status == 403)
            let done = try await door.post("/liner/queues/track_discovery", "act=pause&csrf=\(code)", headers: own)
            #expect(done.status == 303)
            let other = try await door.post(
                "/liner/queues/track_discovery", "act=resume&csrf=\(code)",
                headers: [("Cookie", cookie), ("Origin", "https://example.org")])
            #expect(other.status == 403)
        }
    }

    @Test("who has said nothing where a token is needed is shown the way in")
    func signIn() async throws {
        try await Self.with { door in
            let answer = try await door.get("/liner/sign-in", headers: Self.html)
            #expect(answer.status == 401)
            #expect(answer.text.contains("action=\"/liner/sign-in\"") && answer.text.contains("name=\"token\""))
        }
    }

    @Test(
        "an instance has the colour of its name",
        arguments: [
            ("Production", Site.Colour.red), ("our test", .amber), ("demo", .green), ("Liner Notes", .grey),
            ("", .grey),
        ])
    func colours(name: String, colour: Site.Colour) {
        #expect(Site(basePath: "", instanceNamed: name).colour == colour)
    }

    @Test("a reader sees every page that there is")
    func reader() async throws {
        try await Self.with { door in
            try await CatalogueSample.fill(door.database)
            let run = try await DeadLetterSample.give(door.database)
            let token = try await door.token(.reader)
            var open: Set<String> = ["/", "/runs/\(run)", "/search?q=control", "/discover?artist=Janet", "/people/1"]
            var seen: Set<String> = []
            while let next = open.popFirst(), seen.count < 400 {
                seen.insert(next)
                let answer = try await door.get("/liner\(next)", token: token)
                #expect(answer.status == 200 || answer.status == 303, "\(next) answers \(answer.status)")
                open.formUnion(PagesTests.links(answer.text).subtracting(seen))
            }
            #expect(seen.contains { $0.hasPrefix("/tracks/") } && open.isEmpty)
        }
    }
}
