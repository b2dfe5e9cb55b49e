import Catalogue
import FleetSources
import HTTPTransport
import Logging
import Messages
import Postgres
import Settings
import TestSupport
import Testing
import Upstreams
import WorkerRuntime

/// A provider that answers whatever it likes, asked over a socket, stored in a real database.
@Suite("A hostile provider", .timeLimit(.minutes(5)))
struct HostileProviderTests {
    private static let artist = "87c5dedd-371d-4a53-9f7f-80522fb7f3cb"
    private static let evil = #"Rhythm\u001b[31m\u009b\u202e\u2028\ud800 Nation"#

    private static func with(
        answering json: String, _ body: (FleetSources, Database) async throws -> Void
    ) async throws -> [String] {
        let server = try RawHTTPServer { client in
            while client.readRequest() != nil {
                client.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n\r\n"
                        + json)
            }
        }
        let target = try await TestDatabase.migrated()
        let transport = CurlTransport()
        let settings = Settings(environment: [
            "MUSICBRAINZ_API_URL": "\(server.url)/ws/2", "MUSICBRAINZ_REQUESTS_PER_SECOND": "1000",
            "LINERNOTES_PROVIDERS": "musicbrainz", "MUSICBRAINZ_CONTACT": "a@example.com",
        ])
        let context = WorkerContext(
            database: target.database, settings: settings, logger: Logger(label: "test"), transport: transport,
            workerName: "test")
        let omissions = Omissions()
        let outcome: Result<Void, any Error>
        do {
            let sources = try FleetSources(settings: settings, database: target.database, open: context.gateway)
            try await Omissions.$current.withValue(omissions) { try await body(sources, target.database) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await transport.close()
        try await target.drop()
        try outcome.get()
        return omissions.take().map(\.what)
    }

    @Test("neither its numbers nor its texts reach the database as they came, and what went is said")
    func albums() async throws {
        let long = String(repeating: "é", count: 150_000)
        let json = #"""
            {"release-count":1,"release-offset":0,"releases":[{"id":"r1","title":"x","date":"1989",
            "release-group":{"id":"g1","title":"\#(Self.evil)","primary-type":"\#(long)","artist-credit":[
              {"name":"\#(Self.evil)","artist":{"id":"\#(Self.artist)","name":"\#(long)"}}]},
            "media":[{"position":9223372036854775807,"tracks":[
              {"position":9223372036854775807,"recording":{"id":"t1","title":"\#(long)","length":-9223372036854775808}},
              {"position":-1,"recording":{"id":"t2","title":"\#(Self.evil)","length":2147483648}},
              {"position":4294967296,"recording":{"id":"\#(long)","title":"no id"}}]}]}]}
            """#
        let omissions = try await Self.with(answering: json) { sources, database in
            let page = try await sources.catalogues[0].albums(ofArtist: Self.artist, offset: 0)
            _ = try await database.transaction { try await $0.store(page.elements, from: Source("musicbrainz")) }
            let titles = try await database.query(
                "select title from linernotes.albums union all select title from linernotes.tracks where length_ms is null"
            )
            .map { try $0[0, as: String.self] }
            #expect(titles.count == 3 && titles[0] == "Rhythm[31m \u{FFFD} Nation")
            #expect(titles.allSatisfy { $0.utf8.count <= 2_000 })
            let names = try await database.query("select name from linernotes.artists").map {
                try $0[0, as: String.self]
            }
            #expect(names.map(\.utf8.count) == [2_000])
            let places = try await database.query(
                "select disc_number, position from linernotes.album_tracks order by position"
            ).map { [try $0[0, as: Int.self], try $0[1, as: Int.self]] }
            #expect(places == [[1, 1], [1, 2]])
        }
        for field in ["album.title", "track.title", "track.position", "track.length", "track.id", "a number beyond"] {
            #expect(omissions.contains { $0.contains(field) } || field == "album.title", "\(field) in \(omissions)")
        }
    }

    @Test("its links lead to public hosts, and no source's word makes an account")
    func links() async throws {
        let addresses = [
            "http://169.254.169.254/latest", "http://127.0.0.1:5432/", "https://user:pw@www.instagram.com/ann",
            #"https://example.com/\u001b[2J"#, #"https:\\\\example.com/"#,
            "https://example.com/" + String(repeating: "a", count: 60_000), "https://evil.com/janet",
            "https://www.instagram.com/janetjackson/",
        ]
        let relations = addresses.map {
            #"{"type":"instagram","ended":false,"url":{"id":"u","resource":"\#($0)"}}"#
        }.joined(separator: ",")
        let json = #"{"id":"\#(Self.artist)","name":"Janet","relations":[\#(relations)]}"#
        let omissions = try await Self.with(answering: json) { sources, _ in
            let links = try await sources.links[0].links(ofPerson: Self.artist) ?? []
            #expect(
                links.map { "\($0.platform) \($0.url) \($0.handle ?? "–")" } == [
                    "musicbrainz https://musicbrainz.org/artist/\(Self.artist) –", "other https://evil.com/janet –",
                    "instagram https://www.instagram.com/janetjackson/ janetjackson",
                ])
        }
        #expect(omissions.contains("links[].url: not the address of a page on a public host"))
    }
}
