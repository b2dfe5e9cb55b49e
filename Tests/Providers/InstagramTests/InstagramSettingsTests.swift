import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Testing

@testable import Instagram

@Suite struct InstagramSettingsTests {
    private static let both = ["INSTAGRAM_API_KEY": "key", "INSTAGRAM_USER_ID": "17841400000000000"]
    private let simulator = "http://127.0.0.1:8080/v23.0"

    @Test("the key and the account's id come together; one alone is refused, naming the other")
    func together() throws {
        #expect(!Instagram.isConfigured(Settings(environment: [:])))
        for name in Self.both.keys {
            let other = try #require(Self.both.keys.first { $0 != name })
            let settings = Settings(environment: Self.both.filter { $0.key == name })
            #expect(Instagram.isConfigured(settings))
            let error = try #require(throws: ConfigurationError.self) { try InstagramOptions(settings) }
            #expect(error.variable == other && error.problem.contains(name))
        }
        #expect(try InstagramOptions(Settings(environment: Self.both)).accountID == "17841400000000000")
    }

    @Test("the key may stand in a file")
    func file() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "instagram-\(UUID().uuidString)")
        try Data("from-file\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let settings = Settings(environment: ["INSTAGRAM_API_KEY_FILE": file.path, "INSTAGRAM_USER_ID": "1"])
        #expect(Instagram.isConfigured(settings))
        #expect(try InstagramOptions(settings).token == Secret("from-file"))
    }

    @Test(
        "what can't be used is refused by name",
        arguments: [
            (["INSTAGRAM_USER_ID": "1784a"], "INSTAGRAM_USER_ID"), (["INSTAGRAM_USER_ID": "1/2"], "INSTAGRAM_USER_ID"),
            (["INSTAGRAM_USER_ID": String(repeating: "1", count: 31)], "INSTAGRAM_USER_ID"),
            (["INSTAGRAM_API_KEY": "a b"], "INSTAGRAM_API_KEY"),
            (["INSTAGRAM_API_URL": "http://graph.test"], "INSTAGRAM_API_URL"),
            (["INSTAGRAM_REQUESTS_PER_SECOND": "5"], "INSTAGRAM_REQUESTS_PER_SECOND"),
            (["INSTAGRAM_REQUESTS_PER_SECOND": "x"], "INSTAGRAM_REQUESTS_PER_SECOND"),
            (
                ["INSTAGRAM_API_URL": "https://Graph.Facebook.com/v23.0", "INSTAGRAM_REQUESTS_PER_SECOND": "5"],
                "INSTAGRAM_REQUESTS_PER_SECOND"
            ),
        ] as [([String: String], String)])
    func refused(_ change: [String: String], _ variable: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try InstagramOptions(Settings(environment: Self.both.merging(change) { $1 }))
        }
        #expect(error.variable == variable)
    }

    @Test("the public service is asked every 18 seconds, a simulator as often as it takes; no other host is asked")
    func policy() throws {
        let standard = try InstagramOptions(Settings(environment: Self.both))
        #expect(standard.policy.limit.spacing == .seconds(18))
        #expect(standard.policy.limit == RateLimit(capacity: 200, per: .seconds(3_600)))
        #expect(standard.policy.hosts == ["graph.facebook.com"])
        let change = ["INSTAGRAM_API_URL": simulator, "INSTAGRAM_REQUESTS_PER_SECOND": "2.5"]
        let other = try InstagramOptions(Settings(environment: Self.both.merging(change) { $1 }))
        #expect(other.policy.limit == RateLimit(capacity: 1, per: .milliseconds(400)))
        #expect(other.policy.hosts == ["127.0.0.1"])
    }

    @Test("what is made from the environment asks there, with its key")
    func made() async throws {
        let gateway = CannedGateway(.json(#"{"id":"1"}"#))
        let settings = Settings(environment: Self.both.merging(["INSTAGRAM_API_URL": simulator]) { $1 })
        let instagram = try Instagram(settings: settings) { _ in gateway }
        #expect(try await instagram.profile(ofHandle: "ann") == nil)
        let call = try #require(gateway.calls.first)
        #expect(call.request.url.hasPrefix("\(simulator)/17841400000000000?fields="))
        #expect(call.request.headers["Authorization"] == "Bearer key")
    }
}
