import FoundationEssentials
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Genius

/// Refusals with the status that they came with, and an answer that holds nothing.
enum RecordedErrors {
    static let expectations: [String: Expectation] = [
        "error-404-song.json": { #expect(verdict(404, $0) == .absent) },
        "error-404-artist.json": { #expect(verdict(404, $0) == .absent) },
        "error-403-annotation.json": {
            #expect(verdict(403, $0) == .rejected(reason: "Genius does not show that to us"))
        },
        "obs-error-401-no-token.json": { #expect(verdict(401, $0) == .unauthorized) },
        "obs-error-401-invalid-token.json": { #expect(verdict(401, $0) == .unauthorized) },
        "ok-null-response.json": { body in
            #expect(verdict(200, body) == .answer)
            let error = try #require(throws: UpstreamError.self) { try Made.answer(SongAnswerJSON.self, in: body) }
            #expect(error.category == .malformedResponse && error.detail == "response: null")
        },
    ]

    private static func verdict(_ status: Int, _ body: [UInt8]) -> Verdict {
        GeniusErrors.verdict(
            on: HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body), now: Date())
    }
}
