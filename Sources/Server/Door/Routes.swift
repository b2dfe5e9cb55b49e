public import HTTPTypes
public import Hummingbird
public import Tokens

/// Something that serves a part of the paths: pages, the API, triggers, metrics.
public protocol RouteModule: Sendable {
    /// Adds its routes.
    func add(to routes: Routes)

    /// A page that shows a problem to a browser; nil: the problem goes out as JSON.
    func page(for problem: Problem, context: DoorContext) throws -> Response?
}

extension RouteModule {
    public func page(for problem: Problem, context: DoorContext) throws -> Response? { nil }
}

/// All routes of a server while they are added. Each says what it asks of its caller, and is checked before its handler
/// runs; the table of them is what tests walk and the API's document is held against.
public final class Routes {
    /// A route as it was added.
    public struct Entry: Sendable, Hashable {
        /// As `GET`.
        public let method: HTTPRequest.Method
        /// As `/api/v1/runs/{run}`.
        public let path: String
        /// The least role; nil: open to all.
        public let role: TokenRole?
        /// The part of the server that it belongs to.
        public let scope: TokenScope
    }

    /// What a route does.
    public typealias Handler = @Sendable (Request, DoorContext) async throws -> Response

    let router: Router<DoorContext>
    /// In the order in which they were added.
    public private(set) var entries: [Entry] = []

    public init() { router = Router(context: DoorContext.self) }

    /// Adds a route.
    ///
    /// - Parameters:
    ///   - path: Begins with a slash; parts in braces are parameters of the context.
    ///   - need: What it asks of the caller. What changes something needs more than a reader.
    ///   - scope: What a token must be good for.
    public func add(
        _ method: HTTPRequest.Method, _ path: String, needs need: Need, scope: TokenScope = .api,
        _ handler: @escaping Handler
    ) {
        let role: TokenRole? = if case .role(let role) = need { role } else { nil }
        entries.append(Entry(method: method, path: path, role: role, scope: scope))
        router.on(RouterPath(path), method: method) { request, context in
            try Admission.check(context.caller, role: role, scope: scope)
            return try await handler(request, context)
        }
    }
}

/// The routes by their patterns. Pure.
struct RouteTable: Sendable {
    let entries: [Routes.Entry]

    init(_ entries: [Routes.Entry]) { self.entries = entries }

    /// The methods that a path answers; empty: there is no such path.
    func methods(at path: String) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/")
        let matching = entries.filter { entry in
            let pattern = entry.path.split(separator: "/")
            guard pattern.count == parts.count else { return false }
            return zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return Array(Set(matching.map(\.method))).sorted { $0.rawValue < $1.rawValue }
    }
}

/// Whether a caller may go where a route leads. Pure.
enum Admission {
    /// - Throws: ``Problem`` 401 or 403.
    static func check(_ caller: Caller, role: TokenRole?, scope: TokenScope) throws {
        guard let role else { return }
        guard let own = caller.role else { throw Problem.unauthorized() }
        guard caller.scopes.contains(scope) else {
            throw Problem(
                .forbidden, "scope-missing", "The token is not good for this part of the server.",
                fix: "Use one with the scope \(scope.rawValue): liner tokens create --scope \(scope.rawValue)")
        }
        guard own >= role else {
            throw Problem(
                .forbidden, "role-too-low", "This needs the role \(role.rawValue), and the caller is \(own.rawValue).",
                fix: caller == .loopback
                    ? "Sign in, or send a token: liner tokens create --role \(role.rawValue)"
                    : "Use a token of that role: liner tokens create --role \(role.rawValue)")
        }
    }
}
