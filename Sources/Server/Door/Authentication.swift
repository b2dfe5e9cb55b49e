import HTTPTypes
import Hummingbird
import Tokens

/// Finds out who asks.
struct Authentication: Sendable {
    static let cookie = "liner_session"

    let configuration: DoorConfiguration
    let check: TokenCheck
    let gate: TokenGate

    /// Who asks: by `Authorization: Bearer`, else by the session's cookie, else whoever is on this machine.
    ///
    /// - Throws: ``Problem`` 401 for a token that is not good; 403 where a browser sends what a page of somebody else
    ///   may have made it send.
    func caller(_ request: Request) async throws -> Caller {
        if let field = request.headers[.authorization] {
            guard let caller = try await caller(bearer: field) else {
                throw Problem.unauthorized("The token is not good: it is mistyped, revoked or past its end.")
            }
            return caller
        }
        if let value = request.cookies[Self.cookie]?.value, let session = TokenText(value), session.kind == .session,
            let grant = try await check.grant(of: session)
        {
            try Self.checkOrigin(request)
            return Caller(session, grant)
        }
        return configuration.isLoopback ? .loopback : .nobody
    }

    private func caller(bearer field: String) async throws -> Caller? {
        let words = field.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", let token = TokenText(words[1]),
            token.kind == .token, let grant = try await check.grant(of: token)
        else { return nil }
        return Caller(token, grant)
    }

    /// What changes something must come from a page of ours: browsers say where from, and programs have tokens.
    static func checkOrigin(_ request: Request) throws {
        guard ![.get, .head, .options].contains(request.method) else { return }
        let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!]
        let origin = request.headers[.origin].flatMap { $0.split(separator: "/").last.map(String.init) }
        if let origin, origin != request.head.authority {
            throw foreign
        }
        guard origin != nil || site == "same-origin" else { throw foreign }
        if let site, site != "same-origin" { throw foreign }
    }

    private static let foreign = Problem(
        .forbidden, "origin-foreign", "A browser sends this from a page that is not ours.",
        fix: "Use the pages of this server, or a token in a program")
}
