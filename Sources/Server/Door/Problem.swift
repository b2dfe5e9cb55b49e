import FoundationEssentials
public import HTTPTypes

/// Why a request has no answer, and what to do: `application/problem+json`, RFC 9457.
public struct Problem: Error, Sendable, Equatable {
    /// Of the answer.
    public let status: HTTPResponse.Status
    /// A stable word for programs to switch on: `run-unknown`.
    public let code: String
    /// What is wrong, in a sentence. Holds no secret.
    public let detail: String
    /// What to do about it, in a sentence.
    public let fix: String
    /// The field of the request that is wrong; nil: none by itself.
    public let field: String?
    /// Whole seconds until it is worth trying again; nil: that is not known.
    public let retryAfterSeconds: Int?
    /// Further fields of the answer, by name.
    var headers: [String: String] = [:]

    public init(
        _ status: HTTPResponse.Status, _ code: String, _ detail: String, fix: String, field: String? = nil,
        retryAfterSeconds: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.fix = fix
        self.field = field
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Nobody has said who asks.
    public static func unauthorized(_ detail: String = "This needs a token, and none was sent.") -> Problem {
        var problem = Problem(
            .unauthorized, "token-needed", detail,
            fix: "Send Authorization: Bearer with a token of `liner tokens create`, or sign in")
        problem.headers["WWW-Authenticate"] = "Bearer realm=\"liner notes\""
        return problem
    }

    /// There is nothing of that name.
    public static func unknown(_ what: String, _ code: String, fix: String) -> Problem {
        Problem(.notFound, code, "There is no \(what).", fix: fix)
    }

    /// A value of the request that can't be meant.
    public static func invalid(_ field: String, _ detail: String, fix: String) -> Problem {
        Problem(.badRequest, "request-invalid", detail, fix: fix, field: field)
    }

    func json(requestID: String) -> Data {
        let body = Body(
            type: "urn:liner-notes:problem:\(code)", title: status.reasonPhrase, status: status.code, code: code,
            detail: detail, fix: fix, field: field, requestId: requestID)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and a number: nothing that JSON does not have.
        return (try? encoder.encode(body)) ?? Data("{}".utf8)
    }

    private struct Body: Encodable {
        let type, title: String
        let status: Int
        let code, detail, fix: String
        let field: String?
        let requestId: String
    }
}
