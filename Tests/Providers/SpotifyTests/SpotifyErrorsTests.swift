import FoundationEssentials
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Spotify

@Suite struct SpotifyErrorsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let status: Int
        var headers: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
        let body: String
        let verdict: Verdict
        var testDescription: String { "\(status) \(headers.fields.map(\.value)) \(body.prefix(60))" }
    }

    /// 2026-11-21 12:00:00 UTC.
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let html = "<!DOCTYPE html>\n<html><body>Service Unavailable</body></html>"
    private static let quota = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#
    private static let quotaReason = "says that our quota is used up"
    private static let longReason = "asks to be left alone for long"
    private static let size = "Spotify does not take that page size"
    private static let question = "Spotify does not take that question"
    private static let grant = "Spotify does not grant this to our application"

    private static func error(_ status: Int, _ message: String) -> String {
        #"{"error":{"status":\#(status),"message":"\#(message)"}}"#
    }

    static let rows: [Row] = [
        Row(status: 200, body: " \n{}", verdict: .answer),
        Row(status: 200, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 200, headers: ["Content-Type": "text/html"], body: "{}", verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "", verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "[]", verdict: .failing(.malformedResponse)),
        Row(status: 404, body: error(404, "Resource not found"), verdict: .absent),
        Row(status: 404, body: "", verdict: .absent),
        Row(status: 404, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 401, body: error(401, "The access token expired"), verdict: .expired),
        Row(status: 401, body: error(401, "Access token missing"), verdict: .expired),
        Row(status: 401, body: "", verdict: .expired),
        Row(status: 401, body: #"{"error":"invalid_client"}"#, verdict: .unauthorized),
        Row(
            status: 400, body: #"{"error":"invalid_client","error_description":"Invalid client"}"#,
            verdict: .unauthorized),
        Row(status: 400, body: #"{"error":"unauthorized_client"}"#, verdict: .unauthorized),
        Row(
            status: 400, body: #"{"error":"unsupported_grant_type","error_description":"x"}"#,
            verdict: .rejected(reason: question)),
        Row(status: 400, body: error(400, "Invalid limit"), verdict: .rejected(reason: size)),
        Row(status: 400, headers: [:], body: "", verdict: .rejected(reason: size)),
        Row(status: 400, body: error(400, "invalid id"), verdict: .rejected(reason: question)),
        Row(status: 400, body: html, verdict: .failing(.malformedResponse)),
        Row(status: 403, body: error(403, "Forbidden"), verdict: .rejected(reason: grant)),
        Row(status: 403, body: "", verdict: .rejected(reason: grant)),
        Row(status: 403, body: html, verdict: .failing(.malformedResponse)),
        Row(
            status: 403, headers: ["Content-Type": "text/plain"],
            body: "Active premium subscription required for the owner of the app.",
            verdict: .parked(for: .seconds(21_600), reason: "wants its application's owner to have Premium")),
        Row(
            status: 403, headers: ["Content-Type": "text/plain"],
            body: "User not registered in the Developer Dashboard", verdict: .rejected(reason: grant)),
        Row(status: 429, body: error(429, "API rate limit exceeded"), verdict: .limited(after: nil)),
        Row(status: 429, headers: [:], body: "", verdict: .limited(after: nil)),
        Row(status: 429, headers: ["Retry-After": "soon"], body: "Too many requests", verdict: .limited(after: nil)),
        Row(
            status: 429, headers: ["retry-after": "7"], body: "Too many requests", verdict: .limited(after: .seconds(7))
        ),
        Row(status: 429, headers: ["Retry-After": "120"], body: html, verdict: .limited(after: .seconds(120))),
        Row(
            status: 429, headers: ["Retry-After": "Sat, 21 Nov 2026 12:00:09 GMT"], body: "",
            verdict: .limited(after: .seconds(9))),
        Row(
            status: 429, headers: ["Retry-After": "121"], body: "",
            verdict: .parked(for: .seconds(121), reason: longReason)),
        Row(
            status: 429, headers: ["Retry-After": "86400"], body: error(429, "API rate limit exceeded"),
            verdict: .parked(for: .seconds(86_400), reason: longReason)),
        Row(
            status: 429, headers: ["Retry-After": "9999999"], body: "",
            verdict: .parked(for: .seconds(48 * 3_600), reason: longReason)),
        Row(
            status: 429, headers: ["Retry-After": "52531"], body: quota,
            verdict: .parked(for: .seconds(52_531), reason: quotaReason)),
        Row(
            status: 429, headers: ["Retry-After": "60"], body: quota,
            verdict: .parked(for: .seconds(60), reason: quotaReason)),
        Row(status: 429, body: quota, verdict: .parked(for: .seconds(3_600), reason: quotaReason)),
        Row(status: 408, body: "", verdict: .failing(.upstream)),
        Row(status: 500, body: error(500, "Internal"), verdict: .failing(.upstream)),
        Row(status: 502, body: html, verdict: .failing(.upstream)),
        Row(status: 503, body: "", verdict: .failing(.upstream)),
        Row(status: 504, body: html, verdict: .failing(.upstream)),
        Row(
            status: 301, body: "", verdict: .rejected(reason: "Spotify answered with the unexpected status 301")),
    ]

    @Test("each row of the status table holds", arguments: rows)
    func table(_ row: Row) {
        let response = HTTPResponse(status: row.status, headers: row.headers, body: Array(row.body.utf8))
        #expect(SpotifyErrors.verdict(on: response, now: Self.noon) == row.verdict)
    }

    @Test("a verdict repeats nothing of the question")
    func discretion() {
        for status in [400, 401, 403, 404, 429, 500] {
            for body in [Self.error(status, "wrong id: Secret Name"), "Secret Name"] {
                let response = HTTPResponse.json(body, status: status)
                #expect(!"\(SpotifyErrors.verdict(on: response, now: Self.noon))".contains("Secret"))
            }
        }
    }
}
