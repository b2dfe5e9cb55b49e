import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Testing
import Upstreams

@testable import Genius

@Suite struct GeniusSettingsTests {
    @Test("a token is enough for the public service: one request a second, two connections, one host")
    func standard() throws {
        let policy = try GeniusOptions(settings()).policy
        #expect(policy.key == UpstreamKey("genius"))
        #expect(policy.limit == RateLimit(capacity: 1, per: .seconds(1)))
        #expect(policy.hosts == ["api.genius.com"])
        #expect(policy.concurrencyMaximum == 2)
        #expect(policy.judge(.json("{}")) == .answer)
    }

    @Test("a simulator has its own host and rate")
    func simulator() throws {
        let options = try GeniusOptions(
            settings(["GENIUS_API_URL": "http://127.0.0.1:5001/genius/", "GENIUS_REQUESTS_PER_SECOND": "50"]))
        #expect(options.policy.hosts == ["127.0.0.1"])
        #expect(options.policy.limit == RateLimit(capacity: 50, per: .seconds(1)))
        let requests = GeniusRequests(baseURL: options.baseURL, token: options.token)
        #expect(requests.song(1).request.url.hasPrefix("http://127.0.0.1:5001/genius/songs/1?"))
    }

    @Test(
        "the public service is never asked at a rate of one's own",
        arguments: [nil, "https://api.genius.com", "https://API.genius.com/", "https://genius.com"] as [String?])
    func publicRate(_ url: String?) throws {
        var environment = ["GENIUS_REQUESTS_PER_SECOND": "5"]
        environment["GENIUS_API_URL"] = url
        #expect(try refused(environment) == "GENIUS_REQUESTS_PER_SECOND")
    }

    @Test("without a token it is not configured, and says which variable is missing")
    func noToken() throws {
        #expect(!Genius.isConfigured(Settings(environment: ["GENIUS_ACCESS_TOKEN": " "])))
        let error = try #require(throws: ConfigurationError.self) { try open(Settings(environment: [:])) }
        #expect(error.variable == "GENIUS_ACCESS_TOKEN")
    }

    @Test("the token may stand in a file")
    func tokenFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "genius-token-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("from-file\n".utf8).write(to: file)
        let settings = Settings(environment: ["GENIUS_ACCESS_TOKEN_FILE": file.path()])
        #expect(Genius.isConfigured(settings))
        #expect(try GeniusOptions(settings).token == Secret("from-file"))
    }

    @Test("a token that would break out of its header is refused, and not repeated")
    func header() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try open(settings(["GENIUS_ACCESS_TOKEN": "abc\r\nX-Evil: 1"]))
        }
        #expect(error.variable == "GENIUS_ACCESS_TOKEN")
        #expect(!error.description.contains("abc"))
    }

    @Test(
        "a rate becomes a window that never allows more",
        arguments: [
            (20, 20, Duration.seconds(1)), (2.5, 1, .milliseconds(400)), (0.5, 1, .seconds(2)), (12.7, 12, .seconds(1)),
        ] as [(Double, Int, Duration)])
    func rates(_ rate: Double, _ capacity: Int, _ window: Duration) {
        #expect(GeniusLimits.rateLimit(requestsPerSecond: rate) == RateLimit(capacity: capacity, per: window))
    }

    private func settings(_ more: [String: String] = [:]) -> Settings {
        Settings(environment: ["GENIUS_ACCESS_TOKEN": "t0ken"].merging(more) { $1 })
    }

    private func refused(_ environment: [String: String]) throws -> String {
        try #require(throws: ConfigurationError.self) { try open(settings(environment)) }.variable
    }

    @discardableResult
    private func open(_ settings: Settings) throws -> Genius {
        try Genius(settings: settings) { _ in CannedGateway(always: "{}") }
    }
}
