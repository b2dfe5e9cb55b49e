import FoundationEssentials
import Gateway
import HTTPTransport
import Testing

@testable import MusicBrainz

/// Refusals, with the status that they came with.
enum RecordedErrors {
    static let expectations: [String: Expectation] = [
        "inkstak-error-400-invalid-inc.json": { body in
            #expect(verdict(400, body) == .rejected(reason: "MusicBrainz does not take that inc"))
        },
        "mbserver-error-400.json": { body in
            #expect(verdict(400, body) == .rejected(reason: "MusicBrainz does not take that inc"))
            let error = try Made.read(ErrorJSON.self, from: body)
            #expect(error.help != nil)
        },
        "inkstak-error-404.json": { body in
            #expect(verdict(404, body) == .absent)
            let error = try Made.read(ErrorJSON.self, from: body)
            #expect(error.help == nil)
        },
        "mbserver-error-404.json": { body in
            #expect(verdict(404, body) == .absent)
        },
        "inkstak-error-503-throttled.json": { body in
            #expect(verdict(503, body) == .limited(after: nil))
        },
    ]

    private static func verdict(_ status: Int, _ body: [UInt8]) -> Verdict {
        MusicBrainzErrors.verdict(
            on: HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body), now: Date())
    }
}
