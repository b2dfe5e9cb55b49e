import Credentials
import FoundationEssentials
import Gateway
import RateLimiter
import Settings
import Testing
import Upstreams

@testable import Spotify

@Suite struct SpotifySettingsTests {
    private static func options(_ environment: [String: String]) throws -> SpotifyOptions {
        try SpotifyOptions(Settings(environment: environment))
    }

    private static let credential = ["SPOTIFY_CLIENT_ID": "client", "SPOTIFY_CLIENT_SECRET": "secret"]

    @Test("by default it is the public service, asked every two seconds, and nobody else")
    func standard() throws {
        let options = try Self.options(Self.credential)
        #expect(options.apiURL == "https://api.spotify.com/v1" && options.market == nil)
        let policy = options.policy()
        #expect(policy.hosts == ["api.spotify.com", "accounts.spotify.com"])
        #expect(policy.limit == RateLimit(capacity: 1, per: .seconds(2)))
        #expect(policy.key.description == "spotify")
    }

    @Test("a simulator has hosts and a pace of its own")
    func simulator() throws {
        let options = try Self.options(
            Self.credential.merging([
                "SPOTIFY_API_URL": "http://127.0.0.1:8080/v1/", "SPOTIFY_ACCOUNTS_URL": "https://Accounts.TEST:8443",
                "SPOTIFY_REQUESTS_PER_SECOND": "0.4",
            ]) { $1 })
        #expect(options.policy().hosts == ["127.0.0.1:8080", "accounts.test:8443"])
        #expect(options.policy().limit == RateLimit(capacity: 1, per: .milliseconds(2_500)))
    }

    @Test(
        "whole rates share a second, others are spaced",
        arguments: [(1.0, 1, 1_000), (5, 5, 1_000), (0.5, 1, 2_000), (1_000, 1_000, 1_000), (20.5, 20, 1_000)])
    func rates(rate: Double, capacity: Int, window: Int) {
        #expect(
            SpotifyLimits.rateLimit(requestsPerSecond: rate)
                == RateLimit(capacity: capacity, per: .milliseconds(window)))
    }

    @Test("half a credential, and what can't be used, is said with the variable's name")
    func errors() throws {
        let rows: [([String: String], String)] = [
            ([:], "SPOTIFY_CLIENT_ID"), (["SPOTIFY_CLIENT_ID": "a"], "SPOTIFY_CLIENT_SECRET"),
            (["SPOTIFY_CLIENT_SECRET": "a"], "SPOTIFY_CLIENT_ID"),
            (["SPOTIFY_CLIENT_ID": "a:b", "SPOTIFY_CLIENT_SECRET": "x"], "SPOTIFY_CLIENT_ID"),
            (["SPOTIFY_CLIENT_ID": "a", "SPOTIFY_CLIENT_SECRET": "x\ny"], "SPOTIFY_CLIENT_SECRET"),
            (Self.credential.merging(["SPOTIFY_MARKET": "Germany"]) { $1 }, "SPOTIFY_MARKET"),
            (Self.credential.merging(["SPOTIFY_MARKET": "D1"]) { $1 }, "SPOTIFY_MARKET"),
            (Self.credential.merging(["SPOTIFY_API_URL": "ftp://x"]) { $1 }, "SPOTIFY_API_URL"),
            (Self.credential.merging(["SPOTIFY_ACCOUNTS_URL": "http://x.test"]) { $1 }, "SPOTIFY_ACCOUNTS_URL"),
            (Self.credential.merging(["SPOTIFY_REQUESTS_PER_SECOND": "9"]) { $1 }, "SPOTIFY_REQUESTS_PER_SECOND"),
        ]
        for (environment, variable) in rows {
            let error = #expect(throws: ConfigurationError.self) { try Self.options(environment) }
            #expect(error?.variable == variable)
            #expect(error.map { !"\($0)".contains("x\ny") && !"\($0)".contains("a:b") } ?? false)
        }
    }

    @Test("it counts as configured as soon as half of the credential is set, so that the missing half is noticed")
    func configured() {
        #expect(!Spotify.isConfigured(Settings(environment: ["SPOTIFY_MARKET": "DE", "SPOTIFY_CLIENT_ID": " "])))
        for name in [
            "SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET", "SPOTIFY_CLIENT_ID_FILE", "SPOTIFY_CLIENT_SECRET_FILE",
        ] {
            #expect(Spotify.isConfigured(Settings(environment: [name: "x"])))
        }
    }

    @Test("the credential may stand in files")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appending(path: "ln-spotify-\(UUID().uuidString)")
        try Data("from-file\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let options = try Self.options([
            "SPOTIFY_CLIENT_ID_FILE": file.path, "SPOTIFY_CLIENT_SECRET_FILE": file.path,
        ])
        #expect(options.clientID.reveal() == "from-file" && options.clientSecret.reveal() == "from-file")
        #expect(!"\(options)".contains("from-file"))
    }
}
