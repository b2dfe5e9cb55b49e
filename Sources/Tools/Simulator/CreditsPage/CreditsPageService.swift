/// A player's page of a track, and the site's robots file.
struct CreditsPageService: Sendable {
    let catalogue: CreditsPageCatalogue
    let delay: Duration
}

extension CreditsPageService: SimulatedService {
    static let name = "credits-page"
    static let root = "/credits-page"

    func endpoint(of request: ServiceRequest) -> String { String(request.path.prefix { $0 != "/" }) }

    /// Of a site for people: so many pages in a moving minute.
    var limit: ServiceLimit { ServiceLimit(requests: 6_000, window: .seconds(60)) }

    func answer(_ request: ServiceRequest) -> Answer {
        let faults = Set(PageFault.allCases.filter { request.faults.contains(Fault.page($0).name) })
        let parts = request.path.split(separator: "/").map { Parameters.decode($0) }
        switch (parts.first, parts.count) {
        case ("robots.txt", 1): return robots(faults)
        case ("login", 1): return .html(200, "<form><input type=password></form>")
        case ("track", 2): return page(parts[1], faults)
        default: return .html(404, "<h1>Page not found</h1>")
        }
    }

    private func robots(_ faults: Set<PageFault>) -> Answer {
        let rule = faults.contains(.robotsDisallow) ? "Disallow: \(Self.root)/track/" : "Disallow:"
        return .text(200, "User-agent: *\n\(rule)\n")
    }

    private func page(_ id: String, _ faults: Set<PageFault>) -> Answer {
        if faults.contains(.loginRedirect) { return .html(302, "", headers: [("Location", "\(Self.root)/login")]) }
        if faults.contains(.foreignRedirect) {
            return .html(302, "", headers: [("Location", "http://credits.invalid/track/\(id)")])
        }
        guard let page = catalogue.page(id) else { return .html(404, "<h1>Page not found</h1>") }
        return .html(200, CreditsPageDocument(page: page, delay: delay, faults: faults).html)
    }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        .html(429, "<h1>Too many requests</h1>", headers: [("Retry-After", String(wait.wholeSeconds))])
    }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] { [("Cache-Control", "private, max-age=0")] }

    func failure(_ status: Int) -> Answer { .html(status, "<h1>Simulated fault</h1>") }
}

extension Answer {
    static func html(_ status: Int, _ body: String, headers: [(String, String)] = []) -> Answer {
        .text(status, body, headers: headers + [("Content-Type", "text/html; charset=utf-8")])
    }
}
