import Gateway
import RateLimiter
import Settings
import TestSupport
import Testing

@testable import CreditsPage

@Suite("The credits page's settings")
struct CreditsPageSettingsTests {
    private static let local = [
        "CREDITS_PAGE": "on", "CREDITS_PAGE_URL": "http://127.0.0.1:8080/credits-page",
        "LINERNOTES_CHROMIUM": "/bin/sh",
    ]

    private func options(_ changes: [String: String]) throws -> CreditsPageOptions {
        try CreditsPageOptions(Settings(environment: Self.local.merging(changes) { $1 }))
    }

    @Test("it is off unless it is switched on", arguments: [(nil, false), ("off", false), ("on", true), ("ON", true)])
    func off(value: String?, isOn: Bool) throws {
        #expect(try CreditsPage.isConfigured(Settings(environment: value.map { ["CREDITS_PAGE": $0] } ?? [:])) == isOn)
    }

    @Test("a site of somebody else's is visited once in ten seconds, once it is said that it may be")
    func acknowledged() throws {
        let site = ["CREDITS_PAGE_URL": "https://site.test/player", "CREDITS_PAGE_TERMS": CreditsPageOptions.terms]
        let options = try options(site)
        #expect(options.pagePolicy.limit.window == .seconds(10) && options.pagePolicy.limit.capacity == 1)
        #expect(options.pagePolicy.hosts.contains("site.test") && options.profile == nil)
    }

    @Test(
        "what can't be used is named",
        arguments: [
            (["CREDITS_PAGE_URL": ""], "CREDITS_PAGE_URL"),
            (["CREDITS_PAGE_URL": "https://site.test"], "CREDITS_PAGE_TERMS"),
            (["CREDITS_PAGE_URL": "https://site.test", "CREDITS_PAGE_TERMS": "yes"], "CREDITS_PAGE_TERMS"),
            (["CREDITS_PAGE_URL": "http://site.test"], "CREDITS_PAGE_URL"),
            (["CREDITS_PAGE_PAGES": "9"], "CREDITS_PAGE_PAGES"),
            (["LINERNOTES_CHROMIUM": "/nonexistent"], "LINERNOTES_CHROMIUM"),
            (
                [
                    "CREDITS_PAGE_URL": "https://site.test", "CREDITS_PAGE_TERMS": CreditsPageOptions.terms,
                    "CREDITS_PAGE_REQUESTS_PER_SECOND": "5",
                ], "CREDITS_PAGE_REQUESTS_PER_SECOND"
            ),
        ])
    func refused(changes: [String: String], variable: String) {
        let error = #expect(throws: ConfigurationError.self) { try options(changes) }
        #expect(error.map { "\($0)" }?.contains(variable) == true)
    }

    @Test(
        "sites whose terms are known to forbid it are refused, whatever is acknowledged",
        arguments: [
            "https://open.spotify.com", "https://SPOTIFY.com/x", "https://i.scdn.co", "https://a.b.spotifycdn.com:444",
            "https://open.spotify.com./",
        ])
    func denied(url: String) {
        let changes = ["CREDITS_PAGE_URL": url, "CREDITS_PAGE_TERMS": CreditsPageOptions.terms]
        let error = #expect(throws: ConfigurationError.self) { try options(changes) }
        #expect(error.map { "\($0)" }?.contains("forbid") == true)
        #expect(!CreditsPageOptions.isDenied("notspotify.com") && !CreditsPageOptions.isDenied("spotify.com.test"))
    }
}
