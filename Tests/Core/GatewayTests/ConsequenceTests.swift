import CircuitBreaker
import HTTPTransport
import Testing
import Upstreams

@testable import Gateway

@Suite struct ConsequenceTests {
    static let exchange = Exchange(key: UpstreamKey("musicbrainz"), endpoint: "release")

    struct Row: Sendable {
        let status: Int
        let verdict: Verdict
        let category: ErrorCategory?
        let disposition: Disposition?
        let outcome: CircuitBreaker.Outcome
        var penalty: Duration?
    }

    @Test(
        "what becomes of each verdict",
        arguments: [
            Row(status: 200, verdict: .answer, category: nil, disposition: nil, outcome: .success),
            Row(status: 404, verdict: .absent, category: nil, disposition: nil, outcome: .success),
            Row(
                status: 429, verdict: .limited(after: .seconds(7)), category: .rateLimited,
                disposition: .deferral(for: .seconds(7)), outcome: .postponed(for: .seconds(7)), penalty: .seconds(7)),
            Row(
                status: 429, verdict: .limited(after: .zero), category: .rateLimited,
                disposition: .deferral(for: .seconds(1)), outcome: .postponed(for: .seconds(1)), penalty: .seconds(1)),
            Row(
                status: 429, verdict: .limited(after: .seconds(1_000_000)), category: .rateLimited,
                disposition: .deferral(for: .seconds(3_600)), outcome: .postponed(for: .seconds(172_800)),
                penalty: .seconds(172_800)),
            Row(
                status: 429, verdict: .limited(after: nil), category: .rateLimited,
                disposition: .deferral(for: .seconds(3)), outcome: .postponed(for: .seconds(3)), penalty: .seconds(3)),
            Row(
                status: 503, verdict: .failing(.upstream), category: .upstream, disposition: .retryable(after: nil),
                outcome: .failure(.upstream, code: "musicbrainz_503")),
            Row(
                status: 200, verdict: .failing(.malformedResponse), category: .malformedResponse,
                disposition: .retryable(after: nil), outcome: .failure(.malformed, code: "musicbrainz_200")),
            Row(
                status: 401, verdict: .unauthorized, category: .authentication,
                disposition: .deferral(for: .seconds(300)), outcome: .failure(.auth, code: "musicbrainz_401")),
            Row(
                status: 400, verdict: .rejected(reason: "no such field"), category: .internal, disposition: .terminal,
                outcome: .success),
        ])
    func verdicts(row: Row) {
        let consequence = Self.exchange.consequence(of: HTTPResponse(status: row.status), row.verdict)
        #expect(consequence.error?.category == row.category)
        #expect(consequence.error?.disposition == row.disposition)
        #expect(consequence.error.map { $0.status == row.status } ?? true)
        #expect(consequence.outcome == row.outcome)
        #expect(consequence.penalty == row.penalty)
    }

    @Test(
        "limitations in a row without a word how long: exponential from 2 to 300 seconds",
        arguments: [
            (1, 0.0, 2.0), (1, 0.5, 3), (2, 0.5, 5), (3, 0.5, 9), (12, 0.0, 2), (12, 0.5, 151), (1_000, 0.5, 151),
        ])
    func limitedInARow(inARow: Int, random: Double, seconds: Double) {
        var exchange = Self.exchange
        exchange.limitationsInARow = inARow
        exchange.random = random
        let consequence = exchange.consequence(of: HTTPResponse(status: 429), .limited(after: nil))
        #expect(consequence.penalty == .seconds(seconds))
    }

    @Test(
        "a wait that proved too short is lengthened to our own, and one that is longer stays",
        arguments: [(1, 0, 1.0), (2, 0, 3), (3, 4, 5), (4, 60, 60), (1_000, 0, 151)])
    func limitedAgain(inARow: Int, asked: Int, seconds: Double) {
        var exchange = Self.exchange
        exchange.limitationsInARow = inARow
        let consequence = exchange.consequence(of: HTTPResponse(status: 429), .limited(after: .seconds(asked)))
        #expect(consequence.penalty == .seconds(seconds))
    }

    @Test("what becomes of each transport error", arguments: HTTPTransportError.Code.allCases)
    func transport(code: HTTPTransportError.Code) {
        let consequence = Self.exchange.consequence(of: HTTPTransportError(code, "musicbrainz.org"))
        switch code {
        case .urlInvalid:
            #expect(consequence.error?.disposition == .terminal && consequence.outcome == .abandoned)
        case .bodyTooLarge:
            #expect(consequence.error?.category == .malformedResponse)
            #expect(consequence.error?.disposition == .retryable(after: nil))
            #expect(consequence.outcome == .failure(.malformed, code: "musicbrainz_bodyTooLarge"))
        case .closed:
            #expect(consequence.error?.category == .shutdown && consequence.outcome == .abandoned)
        default:
            #expect(consequence.error?.category == .network)
            #expect(consequence.error?.disposition == .retryable(after: nil))
            #expect(consequence.outcome == .failure(.network, code: "musicbrainz_\(code)"))
        }
        #expect(consequence.penalty == nil)
    }
}
