import FoundationEssentials
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import MusicBrainz

@Suite struct MusicBrainzErrorsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let status: Int
        var headers: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
        let body: String
        let verdict: Verdict
        var testDescription: String { "\(status) \(headers.fields.map(\.name)) \(body.prefix(24))" }
    }

    /// 2026-11-21 12:00:00 UTC.
    private static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    private static let html = "<!DOCTYPE html>\n<html><body>503 Service Temporarily Unavailable</body></html>"
    private static let throttled = #"{"error":"Your requests are exceeding the allowable rate limit."}"#

    static let rows: [Row] = [
        Row(status: 200, body: "  \n{}", verdict: .answer),
        Row(
            status: 200, headers: ["Content-Type": "application/json"], body: html,
            verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "", verdict: .failing(.malformedResponse)),
        Row(status: 200, body: "[]", verdict: .failing(.malformedResponse)),
        Row(status: 404, body: #"{"error":"Not Found"}"#, verdict: .absent),
        Row(status: 404, body: "", verdict: .absent),
        Row(status: 404, body: html, verdict: .failing(.malformedResponse)),
        Row(
            status: 400, body: #"{"error":"coffee is not a valid inc parameter for the artist resource."}"#,
            verdict: .rejected(reason: "MusicBrainz does not take that inc")),
        Row(
            status: 400, body: #"{"error":"Invalid mbid."}"#,
            verdict: .rejected(reason: "MusicBrainz does not take that id")),
        Row(
            status: 400, body: #"{"error":"Invalid isrc."}"#,
            verdict: .rejected(reason: "MusicBrainz does not take that ISRC")),
        Row(
            status: 400, body: #"{"error":"Invalid limit."}"#,
            verdict: .rejected(reason: "MusicBrainz does not take that page")),
        Row(status: 400, body: html, verdict: .rejected(reason: "MusicBrainz does not take that question")),
        Row(status: 401, body: #"{"error":"Your credentials could not be verified."}"#, verdict: .unauthorized),
        Row(status: 403, body: #"{"error":"You are not authorized."}"#, verdict: .unauthorized),
        Row(status: 503, body: throttled, verdict: .limited(after: nil)),
        Row(status: 503, headers: ["retry-after": "7"], body: throttled, verdict: .limited(after: .seconds(7))),
        Row(status: 503, headers: ["Retry-After": "120"], body: html, verdict: .limited(after: .seconds(120))),
        Row(status: 503, body: html, verdict: .failing(.upstream)),
        Row(status: 503, headers: ["X-Rate-Limited": "22.3 22.0 20"], body: throttled, verdict: .limited(after: nil)),
        Row(
            status: 503, headers: ["Retry-After": "Sat, 21 Nov 2026 12:00:09 GMT"], body: throttled,
            verdict: .limited(after: .seconds(9))),
        Row(
            status: 503, headers: ["X-RateLimit-Limit": "50", "X-RateLimit-Reset": "1795262404"], body: throttled,
            verdict: .limited(after: .seconds(4))),
        Row(status: 503, headers: ["X-RateLimit-Reset": "1595262404"], body: throttled, verdict: .limited(after: nil)),
        Row(
            status: 503, headers: ["Retry-After": "6", "X-RateLimit-Reset": "1795262404"], body: html,
            verdict: .limited(after: .seconds(6))),
        Row(status: 429, body: "", verdict: .limited(after: nil)),
        Row(status: 429, headers: ["Retry-After": "2"], body: html, verdict: .limited(after: .seconds(2))),
        Row(status: 408, body: "", verdict: .failing(.upstream)),
        Row(status: 500, body: html, verdict: .failing(.upstream)),
        Row(status: 502, body: html, verdict: .failing(.upstream)),
        Row(status: 504, body: html, verdict: .failing(.upstream)),
        Row(
            status: 301, body: "",
            verdict: .rejected(reason: "MusicBrainz answered with the unexpected status 301")),
        Row(
            status: 405, body: "{}",
            verdict: .rejected(reason: "MusicBrainz answered with the unexpected status 405")),
    ]

    @Test("each row of the status table holds", arguments: rows)
    func table(_ row: Row) {
        let response = HTTPResponse(status: row.status, headers: row.headers, body: Array(row.body.utf8))
        #expect(MusicBrainzErrors.verdict(on: response, now: Self.noon) == row.verdict)
    }

    @Test("a rejection repeats nothing of the question")
    func discretion() {
        let body = #"{"error":"Secret Name is not a valid inc parameter."}"#
        let response = HTTPResponse(
            status: 400, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
        let verdict = MusicBrainzErrors.verdict(on: response, now: Self.noon)
        #expect(!"\(verdict)".contains("Secret"))
    }
}
