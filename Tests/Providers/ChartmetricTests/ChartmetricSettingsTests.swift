import Gateway
import HTTPTransport
import RateLimiter
import Settings
import Testing

@testable import Chartmetric

@Suite("Chartmetric's settings")
struct ChartmetricSettingsTests {
    private func options(_ environment: [String: String]) throws -> ChartmetricOptions {
        try ChartmetricOptions(Settings(environment: environment))
    }

    @Test("the public service without more, one request a second until it says otherwise")
    func standard() throws {
        let options = try options(["CHARTMETRIC_REFRESH_TOKEN": "abc"])
        let policy = options.policy()
        #expect(policy.hosts == ["api.chartmetric.com"] && policy.limit.capacity == 1)
        #expect(policy.limitNamed(HTTPResponse(status: 200, headers: ["X-RateLimit-Limit": "4"]))?.capacity == 4)
        #expect(!String(reflecting: options).contains("abc"))
    }

    @Test("a simulator has a rate of its own, which no answer changes")
    func simulated() throws {
        let policy = try options([
            "CHARTMETRIC_REFRESH_TOKEN": "abc", "CHARTMETRIC_API_URL": "http://127.0.0.1:8080/chartmetric",
            "CHARTMETRIC_REQUESTS_PER_SECOND": "20",
        ]).policy()
        #expect(policy.hosts == ["127.0.0.1:8080"] && policy.limit.capacity == 20)
        #expect(policy.limitNamed(HTTPResponse(status: 200, headers: ["X-RateLimit-Limit": "4"])) == nil)
    }

    @Test(
        "what can't be used is named",
        arguments: [
            ([:], "CHARTMETRIC_REFRESH_TOKEN"), (["CHARTMETRIC_REFRESH_TOKEN": "a b"], "CHARTMETRIC_REFRESH_TOKEN"),
            (["CHARTMETRIC_REFRESH_TOKEN": "a", "CHARTMETRIC_API_URL": "http://else.test"], "CHARTMETRIC_API_URL"),
            (
                ["CHARTMETRIC_REFRESH_TOKEN": "a", "CHARTMETRIC_REQUESTS_PER_SECOND": "2"],
                "CHARTMETRIC_REQUESTS_PER_SECOND"
            ),
        ])
    func refused(environment: [String: String], variable: String) {
        let error = #expect(throws: ConfigurationError.self) { try options(environment) }
        #expect(error.map { "\($0)" }?.contains(variable) == true)
    }

    @Test("it is there with its token alone")
    func configured() {
        #expect(!Chartmetric.isConfigured(Settings(environment: ["CHARTMETRIC_API_URL": "https://x.test"])))
        #expect(Chartmetric.isConfigured(Settings(environment: ["CHARTMETRIC_REFRESH_TOKEN_FILE": "/x"])))
    }
}
