import FoundationEssentials
import Gateway
import HTTPTransport
import Settings

/// One question, as yet without a token.
struct MLCQuestion: Sendable, Equatable {
    let endpoint: String
    let path: String
    let body: String
}

/// Builds the questions to The MLC. Pure.
struct MLCRequests: Sendable {
    /// Without a slash at its end.
    let baseURL: String
    let username: Secret
    let password: Secret

    var login: UpstreamCall {
        let body = ["username": username.reveal(), "password": password.reveal()]
        return post("token", "oauth/token", Self.json(body), [:])
    }

    func recordings(isrc: String) -> MLCQuestion {
        MLCQuestion(endpoint: "recordings", path: "search/recordings", body: Self.json(["isrc": isrc]))
    }

    func works(_ codes: [String]) -> MLCQuestion {
        MLCQuestion(endpoint: "works", path: "works", body: Self.json(codes.map { ["mlcsongCode": $0] }))
    }

    /// The id token: the access token is refused, whatever its name says.
    func call(_ question: MLCQuestion, token: Secret) -> UpstreamCall {
        post(
            question.endpoint, question.path, question.body,
            ["Authorization": "Bearer \(token.reveal())"])
    }

    private func post(_ endpoint: String, _ path: String, _ body: String, _ headers: HTTPHeaders) -> UpstreamCall {
        var all = headers
        all.append("Content-Type", "application/json")
        all.append("Accept", "application/json")
        all.append("User-Agent", "LinerNotes/0.1")
        return UpstreamCall(
            endpoint: endpoint,
            request: HTTPRequest(
                method: .post, url: "\(baseURL)/\(path)", headers: all, body: Array(body.utf8),
                deadline: MLCLimits.deadline, bodyBytesMaximum: MLCLimits.bodyBytesMaximum))
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("texts are JSON") }
        return String(decoding: data, as: UTF8.self)
    }
}
