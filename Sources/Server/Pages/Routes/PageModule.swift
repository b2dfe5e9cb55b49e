public import Door
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore
import Tokens

/// The pages as a part of the server: its routes, and problems as pages.
public struct PageModule: RouteModule {
    private let plan: Pages.Planner?
    private let logger: Logger?

    /// - Parameters:
    ///   - plan: Asks the sources what a discovery would cost; nil: nobody does.
    ///   - logger: Hears of what broke.
    public init(plan: Pages.Planner? = nil, logger: Logger? = nil) {
        self.plan = plan
        self.logger = logger
    }

    /// Where there is something to look at.
    static let places = [
        "/", "/queues/{name}", "/providers", "/runs", "/runs/{run}", "/failures", "/letters", "/letters/{id}",
        "/artists/{id}", "/albums/{id}", "/tracks/{id}", "/people/{id}", "/credits", "/producers", "/search",
        "/discover", "/playlists", "/playlists/{id}", "/publishing", "/listening", "/listening/{listener}",
    ]
    /// Where a form may be sent.
    static let actingPlaces = [
        "/queues/{name}", "/providers", "/failures", "/letters/{id}", "/discover", "/playlists/{id}",
    ]
    /// Most bytes of a form: a text of 500 characters and a token.
    private static let formBytesMaximum = 8_192
    /// The same where a file may come along.
    private static let uploadBytesMaximum = 16 << 20

    public func add(to routes: Routes) {
        routes.add(.get, "/assets/{name}", needs: .nothing) { _, context in
            pages(context).asset(context.parameters.get("name") ?? "").response
        }
        for place in Self.places {
            routes.add(.get, place, needs: .role(.reader)) { request, context in
                try await pages(context).answer(PageRequest(request), as: visitor(context)).response
            }
        }
        for place in Self.actingPlaces {
            routes.add(.post, place, needs: .role(.operator)) { request, context in
                let body = try await request.body.collect(upTo: Self.formBytesMaximum)
                let form = FormBody(String(buffer: body))
                return try await pages(context).answer(PageRequest(request, form: form), as: visitor(context)).response
            }
        }
        addUploads(to: routes)
    }

    /// Forms that may bring a file.
    private func addUploads(to routes: Routes) {
        routes.add(.post, "/playlists", needs: .role(.operator)) { request, context in
            let body = try await request.body.collect(upTo: Self.uploadBytesMaximum)
            let type = request.headers[.contentType] ?? ""
            guard let form = MultipartForm(contentType: type, body: Array(body.readableBytesView)) else {
                throw Problem.invalid("body", "The form can't be read.", fix: "Send it as the page has it")
            }
            return try await pages(context).answer(PageRequest(request, upload: form), as: visitor(context)).response
        }
    }

    public func page(for problem: Problem, context: DoorContext) throws -> Response? {
        pages(context).problem(problem, isSignedIn: context.caller.role != nil && context.caller != .loopback).response
    }

    private func pages(_ context: DoorContext) -> Pages {
        Pages(
            site: Site(basePath: context.pathPrefix, instanceNamed: context.configuration.instanceName), plan: plan,
            logger: logger)
    }

    /// A program sends its token with each request, which no other site's page can do: its forms carry no code.
    private func visitor(_ context: DoorContext) throws -> Visitor {
        let role: Visitor.Role =
            switch context.caller.role {
            case .administrator: .administrator
            case .operator: .operator
            case .reader, nil: .reader
            }
        let isProgram = !context.caller.isBrowser && context.caller != .loopback
        return Visitor(
            role: role, database: try context.database, formToken: isProgram ? nil : context.caller.formCode)
    }
}
