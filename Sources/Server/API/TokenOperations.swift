import Door
import Hummingbird
import Tokens

/// What lets others in; for administrators.
enum TokenOperations {
    static let entry = Shape(
        "Token",
        "id:text kind:text role:text scopes:[text] note:text created_at:time created_by:text expires_at:time "
            + "last_used_at:time? revoked_at:time?")
    static let request = Shape("TokenRequest", "role:text scopes:[text]? note:text? days:integer?")
    static let made = Shape("TokenMade", "id:text token:text")
    static let revoked = Shape("TokenRevoked", "id:text")

    private struct Body: Decodable {
        let role: TokenRole
        let scopes: [TokenScope]?
        let note: String?
        let days: Int?
    }

    static let all: [Operation] = [
        .get(
            "/tokens", "Tokens and sessions; never their secrets", Operation.Parameter.page, answer: .page(of: entry),
            role: .administrator
        ) { call in
            let entries = try await TokenStore(call.context.database).list(
                after: call.query("after"), limit: call.limit + 1)
            return try call.page(entries) { $0.id }
        },
        .act(
            "/tokens", "Make a token; the answer has it, this once", body: request, answer: .one(made),
            status: .created,
            role: .administrator, make),
        .act(
            "/tokens/{token}/revoke", "Make a token worthless, by its id", answer: .one(revoked), role: .administrator
        ) { call in
            let id = try call.part("token")
            guard try await TokenStore(call.context.database).revoke(id) else {
                throw Problem.unknown(
                    "token of that id that is good", "token-unknown", fix: "/api/v1/tokens lists them")
            }
            return try call.json(["id": id])
        },
    ]

    private static func make(_ call: Call) async throws -> Response {
        let body: Body = try await call.body()
        let days = body.days ?? 90
        guard (1...366).contains(days), body.note?.count ?? 0 <= 200, body.scopes?.isEmpty != true else {
            throw Problem.invalid(
                "days", "A token lives 1 to 366 days, has a scope, and a note of at most 200 characters.",
                fix: "Correct it")
        }
        let token = try await TokenStore(call.context.database).create(
            .token, body.role, scopes: Set(body.scopes ?? TokenScope.allCases), note: body.note ?? "",
            lifetime: .seconds(days * 86_400))
        var response = try call.json(["id": token.id, "token": token.reveal()], status: .created)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
