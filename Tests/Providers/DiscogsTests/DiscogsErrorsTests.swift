import CircuitBreaker
import FoundationEssentials
import HTTPTransport
import Testing
import Upstreams

@testable import Discogs
@testable import Gateway

@Suite struct DiscogsErrorsTests {
    struct Row: CustomTestStringConvertible {
        var status: Int
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        var body = "{}"
        var verdict: Verdict

        var testDescription: String { "\(status) \(headers.fields.map(\.name)) \(body.prefix(20))" }
    }

    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)  // 2026-11-21, 12:00 UTC
    private static let html = "<!DOCTYPE html>\n<html><body>Bad Gateway</body></html>"

    static let rows: [Row] = [
        Row(status: 200, verdict: .answer),
        Row(
            status: 200, headers: ["Content-Type": "application/json", "X-Discogs-Ratelimit-Remaining": "0"],
            verdict: .answer),
        Row(status: 200, headers: ["Content-Type": "text/html"], body: html, verdict: .failing(.malformedResponse)),
        Row(status: 200, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "", verdict: .failing(.malformedResponse)),
        Row(status: 404, body: #"{"message":"Release not found."}"#, verdict: .absent),
        Row(status: 404, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 401, verdict: .unauthorized), Row(status: 403, verdict: .unauthorized),
        Row(status: 422, verdict: .rejected(reason: "Discogs does not take that question")),
        Row(status: 429, verdict: .limited(after: .seconds(60))),
        Row(status: 429, headers: ["Retry-After": "7"], body: "", verdict: .limited(after: .seconds(7))),
        Row(
            status: 429, headers: ["Retry-After": "Sat, 21 Nov 2026 12:00:09 GMT"],
            verdict: .limited(after: .seconds(9))),
        Row(
            status: 500, body: #"{"message":"Query time exceeded. Please try a simpler query."}"#,
            verdict: .rejected(reason: "the search takes Discogs too long")),
        Row(status: 500, body: #"{"message":"An internal server error occurred."}"#, verdict: .failing(.upstream)),
        Row(status: 500, body: html, verdict: .failing(.upstream)),
        Row(status: 502, headers: ["Content-Type": "text/html"], body: html, verdict: .failing(.upstream)),
        Row(status: 503, headers: ["Content-Type": "text/html"], body: html, verdict: .failing(.upstream)),
        Row(status: 408, verdict: .failing(.upstream)),
        Row(status: 301, verdict: .rejected(reason: "Discogs answered with the unexpected status 301")),
    ]

    @Test("each row of the status table holds", arguments: rows)
    func table(_ row: Row) {
        let response = HTTPResponse(status: row.status, headers: row.headers, body: Array(row.body.utf8))
        #expect(DiscogsErrors.verdict(on: response, now: Self.noon) == row.verdict)
    }

    @Test("a search that takes too long is known as such, and no failure in the breaker's eyes")
    func queryTimeout() throws {
        let exchange = Exchange(key: Discogs.key, endpoint: "search")
        let verdict = DiscogsErrors.verdict(on: .queryTimeout, now: Self.noon)
        let consequence = exchange.consequence(of: .queryTimeout, verdict)
        #expect(consequence.error?.isQueryTimeout == true)
        #expect(consequence.outcome == .success && consequence.penalty == nil)
        let failing = exchange.consequence(of: .json("{}", status: 500), .failing(.upstream))
        #expect(failing.error?.isQueryTimeout == false)
    }
}
