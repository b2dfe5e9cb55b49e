import Door
import HTTPTypes
import Hummingbird
import Tokens

/// One thing that the API does: the route and its line in the document, together.
struct Operation: Sendable {
    /// What its answer holds.
    enum Answer: Sendable {
        case one(Shape)
        case page(of: Shape)
        case list(of: Shape)
        /// A file or a stream, of that type.
        case media(String)
        case nothing
    }

    /// A part of the query.
    struct Parameter: Sendable {
        let name: String
        /// As in ``Shape``.
        let kind: String
        let what: String
        var isRequired = false

        static let page = [
            Parameter(name: "after", kind: "text", what: "The key `next` of the page before; without: the first page."),
            Parameter(name: "limit", kind: "integer", what: "Most items, 1 to 500; without: 50."),
        ]
    }

    let method: HTTPRequest.Method
    /// Below `/api/v1`, or below `/api` where others' programs know it so.
    let path: String
    let role: TokenRole
    let summary: String
    var parameters: [Parameter] = []
    var body: Shape?
    let answer: Answer
    var status: HTTPResponse.Status = .ok
    var base = "/api/v1"
    let handler: @Sendable (Call) async throws -> Response

    static func get(
        _ path: String, _ summary: String, _ parameters: [Parameter] = [], answer: Answer,
        role: TokenRole = .reader, _ handler: @escaping @Sendable (Call) async throws -> Response
    ) -> Operation {
        Operation(
            method: .get, path: path, role: role, summary: summary, parameters: parameters, answer: answer,
            handler: handler)
    }

    /// What changes something.
    static func act(
        _ path: String, _ summary: String, body: Shape? = nil, answer: Answer,
        status: HTTPResponse.Status = .ok, role: TokenRole = .operator,
        _ handler: @escaping @Sendable (Call) async throws -> Response
    ) -> Operation {
        Operation(
            method: .post, path: path, role: role, summary: summary, body: body, answer: answer, status: status,
            handler: handler)
    }

    var wholePath: String { base + path }

    /// The same below `/api`.
    var unversioned: Operation {
        var operation = self
        operation.base = "/api"
        return operation
    }
}
