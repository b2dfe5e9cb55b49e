import FoundationEssentials
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Genius

@Suite struct GeniusErrorsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let status: Int
        var headers: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
        let body: String
        let verdict: Verdict
        var testDescription: String { "\(status) \(headers.fields.map(\.name)) \(body.prefix(24))" }
    }

    /// 2026-11-21 12:00:00 UTC.
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let html = "<!DOCTYPE html>\n<html><title>Just a moment...</title></html>"
    private static let markup: HTTPHeaders = ["Content-Type": "text/html; charset=UTF-8", "CF-RAY": "8a"]
    private static let forbidden = #"{"response":{"errors":["no"]},"meta":{"status":403}}"#
    private static let robot = "takes us for a robot: a check for browsers stands before the API"

    static let rows: [Row] = [
        Row(status: 200, body: " \n{\"meta\":{}}", verdict: .answer),
        Row(status: 200, headers: markup, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 200, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 200, headers: markup, body: "{}", verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "", verdict: .failing(.malformedResponse)),
        Row(status: 401, body: #"{"meta":{"status":401,"message":"needs an access_token"}}"#, verdict: .unauthorized),
        Row(status: 401, body: #"{"error":"invalid_token","error_description":"expired"}"#, verdict: .unauthorized),
        Row(status: 401, body: "", verdict: .unauthorized),
        Row(status: 403, body: forbidden, verdict: .rejected(reason: "Genius does not show that to us")),
        Row(status: 403, headers: markup, body: html, verdict: .parked(for: .seconds(3600), reason: robot)),
        Row(status: 403, headers: [:], body: html, verdict: .parked(for: .seconds(3600), reason: robot)),
        Row(status: 429, headers: markup, body: html, verdict: .parked(for: .seconds(3600), reason: robot)),
        Row(status: 503, headers: markup, body: html, verdict: .parked(for: .seconds(3600), reason: robot)),
        Row(
            status: 503, headers: ["Content-Type": "text/html", "Retry-After": "7200"], body: html,
            verdict: .parked(for: .seconds(7200), reason: robot)),
        Row(
            status: 429, headers: ["Content-Type": "text/html", "Retry-After": "5"], body: html,
            verdict: .parked(for: .seconds(3600), reason: robot)),
        Row(status: 404, body: #"{"meta":{"status":404,"message":"404 Not Found"}}"#, verdict: .absent),
        Row(status: 404, headers: [:], body: "", verdict: .absent),
        Row(status: 404, headers: markup, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 429, body: "{}", verdict: .limited(after: .seconds(60))),
        Row(status: 429, headers: ["Retry-After": "7"], body: "", verdict: .limited(after: .seconds(7))),
        Row(status: 429, headers: ["Retry-After": "120"], body: "", verdict: .limited(after: .seconds(120))),
        Row(
            status: 429, headers: ["Retry-After": "121"], body: "",
            verdict: .parked(for: .seconds(121), reason: "asks for a long pause")),
        Row(
            status: 429, headers: ["Retry-After": "Sat, 21 Nov 2026 12:00:09 GMT"], body: "",
            verdict: .limited(after: .seconds(9))),
        Row(status: 429, headers: ["Retry-After": "soon"], body: "", verdict: .limited(after: .seconds(60))),
        Row(status: 408, body: "", verdict: .failing(.upstream)),
        Row(status: 500, headers: markup, body: html, verdict: .failing(.upstream)),
        Row(status: 502, headers: markup, body: html, verdict: .failing(.upstream)),
        Row(status: 503, body: "{}", verdict: .failing(.upstream)),
        Row(status: 520, headers: markup, body: html, verdict: .failing(.upstream)),
        Row(status: 524, headers: markup, body: html, verdict: .failing(.upstream)),
        Row(status: 301, body: "", verdict: .rejected(reason: "Genius answered with the unexpected status 301")),
        Row(status: 400, body: "{}", verdict: .rejected(reason: "Genius answered with the unexpected status 400")),
    ]

    @Test("each row of the status table holds", arguments: rows)
    func table(_ row: Row) {
        let response = HTTPResponse(status: row.status, headers: row.headers, body: Array(row.body.utf8))
        #expect(GeniusErrors.verdict(on: response, now: Self.noon) == row.verdict)
    }
}
