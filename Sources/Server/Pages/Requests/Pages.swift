public import DiscoveryAnswers
import FoundationEssentials
public import Logging
import Postgres

/// The pages of an instance: a request in, a page out. Knows no socket; whoever listens hands requests in.
public struct Pages: Sendable {
    /// Asks the sources what a discovery would cost.
    public typealias Planner = @Sendable (Discoveries.Query) async throws -> PlanReport

    let site: Site
    let plan: Planner?
    let logger: Logger?

    /// - Parameters:
    ///   - plan: nil: nothing is known beforehand, and the page says so.
    ///   - logger: Hears of what broke; nil: nobody does.
    public init(site: Site, plan: Planner? = nil, logger: Logger? = nil) {
        self.site = site
        self.plan = plan
        self.logger = logger
    }

    /// Answers a request. Never throws: what goes wrong is a page too.
    public func answer(_ request: PageRequest, as visitor: Visitor) async -> PageResponse {
        guard let address = Address(path: request.path, query: request.query) else {
            return response(FailingPage.notFound("There is no such page."), visitor)
        }
        if case .asset(let name) = address { return asset(name) }
        do {
            switch request.method {
            case .get:
                let ask = Ask(site: site, visitor: visitor, plan: plan)
                switch try await ask.page(at: address, query: request.query) {
                case .page(let page): return response(page, visitor, search: address.searchText)
                case .elsewhere(let other): return .redirect(to: site.link(other))
                }
            case .post:
                guard isOwn(request, visitor) else { return response(FailingPage.formRefused(), visitor) }
                let next = try await Act(visitor: visitor).perform(at: address, request.form, file: request.file)
                return .redirect(to: site.link(next))
            }
        } catch {
            return response(explained(error, visitor), visitor)
        }
    }

    /// A file of the pages, for whoever asks: nothing in it is anybody's.
    public func asset(_ name: String) -> PageResponse {
        guard let asset = Asset.named(name) else { return failure(404, "There is no such file.") }
        return .asset(asset)
    }

    /// A page that says why there is none, for whoever listens and can't go on: nobody signed in, too much at once.
    public func failure(_ status: Int, _ sentence: String, title: String = "Not here") -> PageResponse {
        let page = Page(title: title, status: status, content: p(.class("lead")) { sentence })
        return .page(Layout(site: site).document(page), status: status)
    }

    /// The form's token is compared whole, whatever it begins with.
    private func isOwn(_ request: PageRequest, _ visitor: Visitor) -> Bool {
        guard let formToken = visitor.formToken else { return true }
        let given = Array((request.form[FormVisitor.tokenField] ?? "").utf8)
        let own = Array(formToken.utf8)
        guard !own.isEmpty, given.count == own.count else { return false }
        return zip(given, own).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func response(_ page: Page, _ visitor: Visitor, search: String = "") -> PageResponse {
        .page(Layout(site: site, role: visitor.role, search: search).document(page), status: page.status)
    }
}

extension Address {
    fileprivate var searchText: String { if case .search(let text) = self { text } else { "" } }
}
