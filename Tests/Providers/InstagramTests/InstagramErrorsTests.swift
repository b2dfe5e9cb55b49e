import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Instagram

@Suite struct InstagramErrorsTests {
    struct Row: CustomTestStringConvertible {
        var status = 400
        var error: String
        var headers: HTTPHeaders = [:]
        var verdict: Verdict

        var testDescription: String { "\(status) \(error) \(headers.fields.map(\.name))" }
    }

    private static let usedUp = "the calls that Instagram grants are used up"

    private static func parked(minutes: Int) -> Verdict { .parked(for: .seconds(60 * minutes), reason: usedUp) }

    private static func usage(_ minutes: Int...) -> HTTPHeaders {
        let cases = minutes.map { #"{"type":"instagram","call_count":100,"estimated_time_to_regain_access":\#($0)}"# }
        return ["X-Business-Use-Case-Usage": #"{"1784":[\#(cases.joined(separator: ","))]}"#]
    }

    static let rows: [Row] =
        [190, 10, 200, 250, 299].map { Row(error: #"{"code":\#($0)}"#, verdict: .unauthorized) }
        + [4, 17, 32, 341, 613, 80002].map { Row(error: #"{"code":\#($0)}"#, verdict: parked(minutes: 60)) }
        + [24, 110, 803].map { Row(error: #"{"code":\#($0)}"#, verdict: .absent) }
        + [1, 2].map { Row(error: #"{"code":\#($0)}"#, verdict: .failing(.upstream)) }
        + [
            Row(error: #"{"code":190,"is_transient":true}"#, verdict: .unauthorized),
            Row(status: 403, error: #"{"code":4,"is_transient":true}"#, verdict: parked(minutes: 60)),
            Row(status: 200, error: #"{"code":17}"#, verdict: parked(minutes: 60)),
            Row(error: #"{"code":4}"#, headers: usage(12), verdict: parked(minutes: 12)),
            Row(error: #"{"code":4}"#, headers: usage(3, 25, 0), verdict: parked(minutes: 25)),
            Row(error: #"{"code":4}"#, headers: usage(0), verdict: parked(minutes: 60)),
            Row(error: #"{"code":4}"#, headers: usage(-5), verdict: parked(minutes: 60)),
            Row(error: #"{"code":4}"#, headers: usage(999_999_999), verdict: parked(minutes: 2_880)),
            Row(
                error: #"{"code":4}"#, headers: ["X-Business-Use-Case-Usage": "no json"], verdict: parked(minutes: 60)),
            Row(error: #"{"code":9,"error_subcode":2207006}"#, verdict: .absent),
            Row(error: #"{"code":100,"error_subcode":33}"#, verdict: .absent),
            Row(
                error: #"{"code":100}"#, verdict: .rejected(reason: "Instagram refuses the question with code 100")),
            Row(
                error: #"{"code":100,"error_subcode":34}"#,
                verdict: .rejected(reason: "Instagram refuses the question with code 100")),
            Row(error: #"{"code":77,"is_transient":true}"#, verdict: .failing(.upstream)),
            Row(
                error: #"{"code":77,"message":"about ann"}"#,
                verdict: .rejected(reason: "Instagram refuses the question with code 77")),
            Row(status: 500, error: #"{"code":2}"#, verdict: .failing(.upstream)),
        ]

    @Test("each code has its meaning, whatever the status and the type", arguments: rows)
    func codes(_ row: Row) {
        let body = #"{"error":\#(row.error.dropLast()),"type":"OAuthException"}}"#
        #expect(
            InstagramErrors.verdict(on: .json(body, status: row.status, headers: row.headers)) == row.verdict)
    }

    @Test(
        "where no code can be read the status decides",
        arguments: [
            (200, "<html></html>", .failing(.malformedResponse)), (200, "", .failing(.malformedResponse)),
            (500, "<html></html>", .failing(.upstream)), (503, "", .failing(.upstream)),
            (408, "", .failing(.upstream)), (429, "", parked(minutes: 60)),
            (404, "<html></html>", .rejected(reason: "Instagram answered with the unexpected status 404")),
            (400, #"{"error":"x"}"#, .rejected(reason: "Instagram answered with the unexpected status 400")),
        ] as [(Int, String, Verdict)])
    func statuses(_ status: Int, _ body: String, _ verdict: Verdict) {
        let type = body.hasPrefix("{") ? "application/json" : "text/html"
        let response = HTTPResponse(status: status, headers: ["Content-Type": type], body: Array(body.utf8))
        #expect(InstagramErrors.verdict(on: response) == verdict)
    }

    @Test("an answer stays one when the calls are nearly used up")
    func nearlyUsedUp() {
        let headers: HTTPHeaders = ["X-App-Usage": #"{"call_count":98,"total_time":25,"total_cputime":25}"#]
        #expect(InstagramErrors.verdict(on: .json(#"{"id":"1"}"#, headers: headers)) == .answer)
    }
}
