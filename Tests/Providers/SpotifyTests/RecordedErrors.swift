import FoundationEssentials
import Gateway
import HTTPTransport
import Testing

@testable import Credentials
@testable import Spotify

/// Refusals, with the status that they came with: all four ways of wording one but plain text.
enum RecordedErrors {
    static let expectations: [String: Expectation] = [
        "error-401-expired.json": { body in
            expect(401, body, .expired, message: "The access token expired")
        },
        "vcr-error-401-expired.json": { body in
            expect(401, body, .expired, message: "The access token expired")
        },
        "error-404-resource-not-found.json": { body in
            expect(404, body, .absent, message: "Resource not found")
        },
        "error-429-rate-limit.json": { body in
            expect(429, body, .limited(after: nil), message: "API rate limit exceeded")
            expect(429, body, .limited(after: .seconds(30)), headers: ["Retry-After": "30"])
        },
        "doc-error-429-quota-exceeded.json": { body in
            let pause = Duration.seconds(48_925)
            expect(
                429, body, .parked(for: pause, reason: "says that our quota is used up"),
                headers: ["Retry-After": "48925"], message: "Too many requests", reason: "QUOTA_EXCEEDED")
        },
        "obs-error-403-batch-forbidden.json": { body in
            expect(
                403, body, .rejected(reason: "Spotify does not grant this to our application"), message: "Forbidden")
        },
        "obs-error-400-invalid-limit.json": { body in
            expect(400, body, .rejected(reason: SpotifyErrors.pageSizeReason), message: "Invalid limit")
        },
        "error-legacy-type-description.json": { body in
            expect(404, body, .absent, message: "non existing id")
        },
        "error-legacy-bad-field.json": { body in
            expect(
                400, body, .rejected(reason: "Spotify does not take that question"),
                message: "wrong id: 2KrxsD86ARO5beq7Q0Drfqx")
        },
        "error-legacy-forbidden.json": { body in
            expect(
                403, body, .rejected(reason: "Spotify does not grant this to our application"),
                message: "You cannot add tracks to a playlist you don't own.")
        },
        "token-error-invalid-client.json": { body in
            expect(400, body, .unauthorized, message: "Invalid client", code: "invalid_client")
        },
        "doc-token-error-invalid-grant.json": { body in
            expect(400, body, .unauthorized, message: "Refresh token revoked", code: "invalid_grant")
        },
    ]

    private static func expect(
        _ status: Int, _ body: [UInt8], _ verdict: Verdict, headers: HTTPHeaders = [:], message: String? = nil,
        code: String? = nil, reason: String? = nil
    ) {
        let response = HTTPResponse(status: status, headers: headers, body: body)
        #expect(SpotifyErrors.verdict(on: response, now: Date()) == verdict)
        let error = SpotifyErrorBody(response)
        if let message { #expect(error.message == message && error.code == code && error.reason == reason) }
    }
}

/// Tokens.
enum RecordedTokens {
    static let expectations: [String: Expectation] = [
        "token-client-credentials.json": { body in
            let token = try Made.read(TokenJSON.self, from: body).fresh
            #expect(token.usableFor == .seconds(3_540) && token.value == "FIXTURE-ACCESS-TOKEN")
        }
    ]
}
