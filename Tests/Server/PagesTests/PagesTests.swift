import AnswersTestSupport
import FleetAnswers
import FleetMessages
import Messages
import Postgres
import Testing

@testable import Pages

@Suite("Pages")
struct PagesTests {
    static let pages = Pages(site: Site(basePath: "/liner", instance: "test", colour: .amber))

    static func visitor(_ database: Database, _ role: Visitor.Role = .administrator) -> Visitor {
        Visitor(role: role, database: database, formToken: "secret-of-the-form")
    }

    static func get(_ text: String, _ database: Database, _ role: Visitor.Role = .administrator) async -> PageResponse {
        let (path, query) = AddressTests.parsed(text)
        return await pages.answer(PageRequest(path: path, query: query), as: visitor(database, role))
    }

    static func post(_ text: String, _ form: [String: String], _ database: Database) async -> PageResponse {
        let (path, query) = AddressTests.parsed(text)
        return await pages.answer(
            PageRequest(.post, path: path, query: query, form: form), as: visitor(database))
    }

    /// Every link of a page that leads to another, without the base path.
    static func links(_ html: String) -> Set<String> {
        Set(
            html.matches(of: #/(?:href|action)="\/liner([^"]*)"/#).map {
                String($0.1).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            })
    }

    @Test("whatever a page links to is there, is small, and has no script or style in it")
    func everyLink() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            try await ListeningSample.fill(database)
            try await database.query("select linernotes.hold_upstream('genius', 'infinity', 'why not')")
            var open: Set<String> = ["/", "/runs/\(run)", "/search?q=control", "/discover?artist=Janet", "/people/1"]
            var seen: Set<String> = []
            while let next = open.popFirst(), seen.count < 400 {
                seen.insert(next)
                let answer = await Self.get(next, database)
                #expect(answer.status == 200 || answer.status == 303, "\(next) answers \(answer.status)")
                guard answer.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
                #expect(answer.body.utf8.count < 60_000, "\(next) has \(answer.body.utf8.count) bytes")
                #expect(!answer.body.contains("style=") && !answer.body.contains("<style"), "\(next)")
                #expect(answer.body.matches(of: #/<script(?! src="\/liner\/assets\/)/#).isEmpty, "\(next)")
                #expect(answer.body.matches(of: #/(?:href|action|src)="\/(?!liner)/#).isEmpty, "\(next)")
                open.formUnion(Self.links(answer.body).subtracting(seen))
            }
            for kind in [
                "/artists/", "/albums/", "/tracks/", "/people/", "/credits", "/letters", "/queues/", "/failures",
                "/listening/",
            ] {
                #expect(seen.contains { $0.hasPrefix(kind) }, "no page below \(kind) was reached")
            }
            #expect(open.isEmpty)
        }
    }

    @Test("a track shows each credit with its evidence and arithmetic")
    func track() async throws {
        try await CatalogueSample.with { database in
            let id: Int64 = try await database.query(
                "select track_id from linernotes.track_identities where native_id = 'rec-rhythm'")[0][0]
            let body = await Self.get("/tracks/\(id)", database).body
            #expect(body.contains("as musicbrainz states it = +") && body.contains("counted as one with musicbrainz"))
            #expect(body.contains("Album Boss") && body.contains("Set aside"))
            #expect(body.contains("T. Lewis"))
        }
    }

    @Test("a run shows whom each source took, who else there is, and what was left out and given up")
    func runSources() async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            let artists = """
                [{"run_id": "\(run)", "source": "musicbrainz", "native_id": "artist-janet", "is_taken": true, \
                "position": 1, "name": "Janet Jackson", "note": "US singer"}, {"run_id": "\(run)", \
                "source": "musicbrainz", "native_id": "other-id", "is_taken": false, "position": 2, "name": "Janet <b>"}]
                """
            try await database.query("select linernotes.store_run_artists($1::jsonb)", artists)
            try await database.query(
                """
                insert into linernotes.worker_issues (
                  at, queue, worker, run_id, category, code, error, disposition, context)
                values (now(), 'track_discovery', 'w', $1::text::uuid, 'omitted', 'c', 'e', 'omitted',
                  '{"source": "genius", "what": "a null", "count": 3}')
                """, run)
            let body = await Self.get("/runs/\(run)", database).body
            for text in [
                "Janet Jackson (US singer)", "other-id", "Janet &lt;b&gt;", "genius: left out, 3 times: a null",
                "1 message given up", "What was found",
            ] {
                #expect(body.contains(text), "\(text)")
            }
        }
    }

    @Test("what is unknown is shown as unknown")
    func unknown() async throws {
        try await CatalogueSample.with { database in
            let id: Int64 = try await database.query(
                "select track_id from linernotes.track_identities where native_id = 'rec-lost'")[0][0]
            let body = await Self.get("/tracks/\(id)", database).body
            #expect(body.contains("class=\"unknown\"") && body.contains("No source that was asked states a credit"))
        }
    }

    @Test("a number counts the rows that its link leads to")
    func numbersAreLinks() async throws {
        try await CatalogueSample.with { database in
            let jam: Int64 = try await database.query("select id from linernotes.people where name = 'Jimmy Jam'")[0][0]
            let body = await Self.get("/people/\(jam)", database).body
            #expect(body.contains("<strong>2</strong></a><span>produced"))
            let list = await Self.get("/credits?person=\(jam)&roles=producer,co_producer,additional_producer", database)
            #expect(list.body.matches(of: #/<th scope="row">/#).count == 2)
        }
    }

    @Test("names of providers stay text")
    func hostile() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.people set name = '<img src=x onerror=alert(1)>'")
            try await database.query("update linernotes.social_links set url = 'javascript:alert(1)'")
            for text in ["/people/1", "/producers", "/"] {
                let body = await Self.get(text, database).body
                #expect(!body.contains("<img") && !body.contains("href=\"javascript"), "\(text)")
            }
        }
    }

    @Test("an id leads to its page, and so does a pasted address")
    func search() async throws {
        try await CatalogueSample.with { database in
            let answer = await Self.get("/search?q=rec-rhythm", database)
            #expect(answer.status == 303)
            #expect(answer.headers["location"]?.hasPrefix("/liner/tracks/") == true)
            #expect(await Self.get("/search?q=nobody%20at%20all", database).body.contains("Discover it as an artist"))
        }
    }

    @Test(
        "what is not there is a page that says so",
        arguments: ["/artists/999999", "/nowhere", "/runs/zzzz", "/queues/none", "/letters/12345", "/runs?after=x"])
    func missing(text: String) async throws {
        try await CatalogueSample.with { database in
            let answer = await Self.get(text, database)
            #expect(answer.status == 404)
            #expect(answer.body.contains("<h1>Not here</h1>"))
        }
    }

    @Test("files are kept for ever, under a name that changes with them")
    func assets() async throws {
        for asset in [Asset.stylesheet, .script, .icon] {
            let answer = Self.pages.asset(asset.name)
            #expect(answer.status == 200 && answer.body == asset.text && !asset.text.isEmpty)
            #expect(answer.headers["cache-control"]?.contains("immutable") == true)
        }
        #expect(Self.pages.asset("pages-0.css").status == 404)
    }

    @Test("the instance is named in the header and in the title")
    func instance() async throws {
        try await CatalogueSample.with { database in
            let body = await Self.get("/", database).body
            #expect(
                body.contains("data-colour=\"amber\"") && body.contains("<title>Fleet · test · Liner Notes</title>"))
        }
    }
}
