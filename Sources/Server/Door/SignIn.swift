import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tokens

/// How browsers come by a session, and end it.
struct SignIn: RouteModule {
    static let path = "/sign-in"

    let authentication: Authentication

    func add(to routes: Routes) {
        routes.add(.get, Self.path, needs: .nothing) { request, context in
            guard let key = request.uri.queryParameters["key"] else { throw Problem.unauthorized() }
            return try await begin(String(key), context)
        }
        routes.add(.post, Self.path, needs: .nothing) { request, context in
            let body = try await request.body.collect(upTo: 4_096)
            guard let token = FormBody(String(buffer: body))["token"] else { throw Problem.unauthorized() }
            return try await begin(token, context)
        }
        routes.add(.post, "/sign-out", needs: .nothing) { _, context in
            if let session = context.caller.session {
                try await authentication.gate.endSession(session)
                authentication.check.forget(session)
            }
            return answer(cookie(value: "", maxAgeSeconds: 0), context)
        }
    }

    private func begin(_ text: String, _ context: DoorContext) async throws -> Response {
        guard let token = TokenText(text), token.kind != .session,
            let begun = try await authentication.gate.beginSession(
                for: token, lifetime: context.configuration.sessionLifetime)
        else {
            throw Problem.unauthorized("This sign-in was used before, or is past its end.")
        }
        let seconds = Int(begun.expiresAt.timeIntervalSinceNow)
        return answer(cookie(value: begun.session.reveal(), maxAgeSeconds: max(1, seconds)), context)
    }

    private func cookie(value: String, maxAgeSeconds: Int) -> String {
        let configuration = authentication.configuration
        let secure = configuration.isBehindTLS ? "; Secure" : ""
        return "\(Authentication.cookie)=\(value); Path=\(configuration.pathPrefix)/; Max-Age=\(maxAgeSeconds); "
            + "HttpOnly; SameSite=Strict\(secure)"
    }

    /// The address with the key is left at once, so that nobody comes back to it.
    private func answer(_ cookie: String, _ context: DoorContext) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: "\(context.pathPrefix)/", .setCookie: cookie, .cacheControl: "no-store"])
    }
}
