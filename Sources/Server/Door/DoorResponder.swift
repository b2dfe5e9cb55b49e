import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// One request in, one answer out: everything that all routes share, in the order in which it happens.
struct DoorResponder: HTTPResponder {
    typealias Context = DoorContext

    let configuration: DoorConfiguration
    let databases: RoleDatabases
    let authentication: Authentication
    let routes: any HTTPResponder<DoorContext>
    let methods: @Sendable (String) -> [HTTPRequest.Method]
    let modules: [any RouteModule]
    let rate: RateGate
    let logger: Logger

    func respond(to request: Request, context: DoorContext) async throws -> Response {
        var context = context
        context.configuration = configuration
        context.databases = databases
        context.requestID = RequestIDs.next()
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await answer(request, &context)
        } catch {
            response = self.response(to: error, request, context)
        }
        SecurityHeaders.add(to: &response, requestID: context.requestID)
        note(request, response, context, took: .now - start)
        return response
    }

    private func answer(_ request: Request, _ context: inout DoorContext) async throws -> Response {
        try admit(request, context)
        let request = try inside(request)
        do {
            context.caller = try await authentication.caller(request)
        } catch let problem as Problem where problem.status == .unauthorized {
            // Whoever guesses, guesses slowly.
            _ = rate.take(configuration.requestsPerSecond, of: context.client)
            throw problem
        }
        let settled = context
        let response = try await Deadline.within(configuration.answerTimeout) {
            try await routes.respond(to: request, context: settled)
        }
        // What the router says where no route is; a handler throws a problem, which has a type.
        guard response.status != .notFound || response.headers[.contentType] != nil else { throw HTTPError(.notFound) }
        return response
    }

    private func admit(_ request: Request, _ context: DoorContext) throws {
        if let seconds = rate.take(of: context.client) {
            throw Problem(
                .tooManyRequests, "rate-exceeded", "More requests came from this address than the server takes.",
                fix: "Ask again in \(seconds) s, and less often", retryAfterSeconds: seconds)
        }
        guard configuration.admits(hostField: request.head.authority) else {
            throw Problem(
                .misdirectedRequest, "host-unknown", "The server is not known by this name.",
                fix: "Use localhost, or start it with --host-name")
        }
    }

    /// The request as it is without the prefix that a proxy has put in front.
    private func inside(_ request: Request) throws -> Request {
        guard !configuration.pathPrefix.isEmpty else { return request }
        let path = request.head.path ?? "/"
        guard path.hasPrefix(configuration.pathPrefix + "/") || path == configuration.pathPrefix else {
            throw HTTPError(.notFound)
        }
        var head = request.head
        let rest = path.dropFirst(configuration.pathPrefix.count)
        head.path = rest.hasPrefix("/") ? String(rest) : "/\(rest)"
        return Request(head: head, body: request.body)
    }

    private func note(_ request: Request, _ response: Response, _ context: DoorContext, took time: Duration) {
        let changes = ![.get, .head].contains(request.method)
        let level: Logger.Level = response.status.code >= 500 ? .error : changes ? .info : .debug
        logger.log(
            level: level, "request",
            metadata: [
                "id": "\(context.requestID)", "method": "\(request.method.rawValue)",
                // Without its query, which may hold a sign-in.
                "path": "\(request.uri.path)", "status": "\(response.status.code)", "caller": "\(context.caller.name)",
                "ms": "\(Int(time / .milliseconds(1)))",
            ])
    }
}

extension DoorResponder {
    /// A problem, as JSON, or as a page where a browser asks.
    private func response(to error: any Error, _ request: Request, _ context: DoorContext) -> Response {
        var problem = Problem.of(error)
        if problem.code == "path-unknown" { problem = allowed(problem, request) }
        if problem.status.code >= 500, problem.code != "ending" {
            logger.error("request failed", metadata: ["id": "\(context.requestID)", "error": "\(error)"])
        }
        var response = page(problem, request, context) ?? plain(problem, context)
        if let seconds = problem.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
        for (name, value) in problem.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func plain(_ problem: Problem, _ context: DoorContext) -> Response {
        Response(
            status: problem.status, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json(requestID: context.requestID))))
    }

    private func page(_ problem: Problem, _ request: Request, _ context: DoorContext) -> Response? {
        guard request.headers[.accept]?.contains("text/html") == true else { return nil }
        do {
            for module in modules {
                if let page = try module.page(for: problem, context: context) { return page }
            }
        } catch {
            logger.error("no page for a problem", metadata: ["id": "\(context.requestID)", "error": "\(error)"])
        }
        return nil
    }

    /// A path that is there, asked for by a method that it does not have.
    private func allowed(_ problem: Problem, _ request: Request) -> Problem {
        guard let inside = try? inside(request) else { return problem }
        let methods = methods(inside.uri.path)
        guard !methods.isEmpty else { return problem }
        let names = methods.map(\.rawValue).joined(separator: ", ")
        var refusal = Problem(
            .methodNotAllowed, "method-not-allowed", "This path does not answer \(request.method.rawValue).",
            fix: "Use \(names)")
        refusal.headers["Allow"] = names
        return refusal
    }
}

/// Ids of requests: 16 hexadecimal digits by chance.
enum RequestIDs {
    static func next() -> String {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

/// A bound on how long something may take.
enum Deadline {
    /// - Throws: ``Problem`` 503 when the time has passed; what the body throws.
    static func within<R: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> R) async throws
        -> R
    {
        try await withThrowingTaskGroup(of: R?.self) { tasks in
            tasks.addTask { try await body() }
            tasks.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { tasks.cancelAll() }
            guard let first = try await tasks.next(), let answer = first else {
                throw Problem(
                    .serviceUnavailable, "too-slow", "The answer took longer than the server waits.",
                    fix: "Ask for less, or again later", retryAfterSeconds: 5)
            }
            return answer
        }
    }
}
