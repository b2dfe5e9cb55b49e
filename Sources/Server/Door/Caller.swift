public import Tokens

/// Who asks.
public struct Caller: Sendable, Equatable {
    /// As which role of the database the request runs; nil: nobody, who may see what is open to all.
    public let role: TokenRole?
    /// What the token is good for.
    public let scopes: Set<TokenScope>
    /// A token's id, `loopback`, or empty: for logs, and to tell callers' keys apart.
    public let name: String
    /// The session of a browser; nil: a program, which sends its token with each request.
    let session: TokenText?

    /// Whether a cookie lets the caller in, so that pages of others could send requests in their name.
    public var isBrowser: Bool { session != nil }

    /// What a page's forms carry as `csrf`; empty where there is no session.
    public var formCode: String { session?.formCode() ?? "" }

    /// Whoever has shown nothing.
    public static let nobody = Caller(role: nil, scopes: [], name: "", session: nil)
    /// Whoever asks on this machine and has shown nothing: sees all, changes nothing.
    public static let loopback = Caller(role: .reader, scopes: Set(TokenScope.allCases), name: "loopback", session: nil)

    init(_ token: TokenText, _ grant: TokenGrant) {
        self.init(
            role: grant.role, scopes: grant.scopes, name: token.id, session: token.kind == .session ? token : nil)
    }

    init(role: TokenRole?, scopes: Set<TokenScope>, name: String, session: TokenText?) {
        self.role = role
        self.scopes = scopes
        self.name = name
        self.session = session
    }
}

/// What a route asks of its caller.
public enum Need: Sendable, Equatable {
    /// Nothing: signing in, style sheets.
    case nothing
    /// That role, or one above it.
    case role(TokenRole)
}
