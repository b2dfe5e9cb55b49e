import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Testing

@testable import Discogs

@Suite struct DiscogsSettingsTests {
    private let simulator = "http://127.0.0.1:8080"

    @Test("a token, or a file with one, is all that is needed")
    func configured() throws {
        #expect(!Discogs.isConfigured(Settings(environment: [:])))
        #expect(Discogs.isConfigured(Settings(environment: ["DISCOGS_TOKEN": "t"])))
        let folder = FileManager.default.temporaryDirectory.appending(path: "discogs-\(UUID().uuidString)")
        try Data("from-file\n".utf8).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let settings = Settings(environment: ["DISCOGS_TOKEN_FILE": folder.path])
        #expect(Discogs.isConfigured(settings))
        #expect(try DiscogsOptions(settings).token == Secret("from-file"))
    }

    @Test(
        "what can't be used is refused by name, and the token is never said",
        arguments: [
            ([:], "DISCOGS_TOKEN"), (["DISCOGS_TOKEN": "to ken"], "DISCOGS_TOKEN"),
            (["DISCOGS_TOKEN": "token\r\nX: y"], "DISCOGS_TOKEN"),
            (["DISCOGS_TOKEN": "token", "DISCOGS_API_URL": "http://discogs.test"], "DISCOGS_API_URL"),
            (["DISCOGS_TOKEN": "token", "DISCOGS_REQUESTS_PER_SECOND": "5"], "DISCOGS_REQUESTS_PER_SECOND"),
            (
                [
                    "DISCOGS_TOKEN": "token", "DISCOGS_API_URL": "https://API.discogs.com",
                    "DISCOGS_REQUESTS_PER_SECOND": "5",
                ], "DISCOGS_REQUESTS_PER_SECOND"
            ),
            (["DISCOGS_TOKEN": "token", "MUSICBRAINZ_CONTACT": "a)b"], "MUSICBRAINZ_CONTACT"),
        ] as [([String: String], String)])
    func refused(_ environment: [String: String], _ variable: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try DiscogsOptions(Settings(environment: environment))
        }
        #expect(error.variable == variable)
        #expect(!"\(error)".contains("to ken") && !"\(error)".contains("token\r\n"))
    }

    @Test("the public service is asked every 1.1 seconds, a simulator as often as it takes")
    func pace() throws {
        let rows: [([String: String], RateLimit)] = [
            ([:], RateLimit(capacity: 1, per: .milliseconds(1_100))),
            (
                ["DISCOGS_API_URL": simulator, "DISCOGS_REQUESTS_PER_SECOND": "20"],
                RateLimit(capacity: 20, per: .seconds(1))
            ),
            (
                ["DISCOGS_API_URL": simulator, "DISCOGS_REQUESTS_PER_SECOND": "2.5"],
                RateLimit(capacity: 1, per: .milliseconds(400))
            ),
        ]
        for (environment, limit) in rows {
            let settings = Settings(environment: environment.merging(["DISCOGS_TOKEN": "t"]) { $1 })
            #expect(try DiscogsOptions(settings).policy.limit == limit)
        }
    }

    @Test("only the configured host is asked, and sees the token")
    func host() throws {
        #expect(try DiscogsOptions(Settings(environment: ["DISCOGS_TOKEN": "t"])).policy.hosts == ["api.discogs.com"])
        let other = Settings(environment: ["DISCOGS_TOKEN": "t", "DISCOGS_API_URL": simulator])
        #expect(try DiscogsOptions(other).policy.hosts == ["127.0.0.1"])
    }

    @Test("the user agent names the program, and a contact where there is one")
    func userAgent() throws {
        let settings = Settings(environment: ["DISCOGS_TOKEN": "t", "MUSICBRAINZ_CONTACT": "a@b.test"])
        #expect(try DiscogsOptions(settings).userAgent == "LinerNotes/0.1 (+a@b.test)")
        #expect(try DiscogsOptions(Settings(environment: ["DISCOGS_TOKEN": "t"])).userAgent == "LinerNotes/0.1")
    }

    @Test("what is made from the environment asks with its token there")
    func made() async throws {
        let gateway = CannedGateway { _ in nil }
        let settings = Settings(environment: ["DISCOGS_TOKEN": "t", "DISCOGS_API_URL": "https://discogs.test/"])
        let discogs = try Discogs(settings: settings) { _ in gateway }
        _ = try await discogs.links(ofPerson: "1")
        #expect(gateway.calls.map(\.request.url) == ["https://discogs.test/artists/1"])
        #expect(gateway.calls.map { $0.request.headers["Authorization"] } == ["Discogs token=t"])
    }
}
