/// The provider's API as a function: a path, a query and headers in, an answer out.
struct Discogs: Sendable {
    let catalogue: DiscogsCatalogue

    init(catalogue: DiscogsCatalogue) { self.catalogue = catalogue }

    init(view: CatalogueView) { catalogue = .seen(in: view) }

    func answer(_ request: ServiceRequest) -> Answer {
        // The provider wants every application to name itself.
        guard UserAgent.namesApplication(request.headers["user-agent"]) else { return .discogsError(403) }
        guard request.method == "GET" else { return .discogsError(405) }
        let parts = request.path.split(separator: "/").map(String.init)
        let shapes = DiscogsShapes(catalogue: catalogue, root: Self.address(request))
        let id = parts.count > 1 ? Int(parts[1]) : nil
        switch (parts.first, parts.count) {
        case ("database", 2) where parts[1] == "search": return search(request, shapes)
        case ("releases", 2):
            return id.flatMap(catalogue.release).map { .ok(shapes.release($0)) } ?? .discogsError(404, "Release")
        case ("masters", 2):
            return id.flatMap(catalogue.master).map { .ok(shapes.master($0)) } ?? .discogsError(404, "Master Release")
        case ("artists", 2...3):
            guard let artist = id.flatMap({ catalogue.artist($0) }) else { return .discogsError(404, "Artist") }
            if parts.count == 2 { return .ok(shapes.artist(artist)) }
            return parts[2] == "releases" ? releases(of: artist, request, shapes) : .discogsError(404)
        default: return .discogsError(404)
        }
    }

    private func search(_ request: ServiceRequest, _ shapes: DiscogsShapes) -> Answer {
        let parameters = Parameters(query: request.query)
        guard Self.isAuthorized(request.headers["authorization"], token: parameters["token"]) else {
            return .discogsError(401)
        }
        let page = DiscogsPage(parameters, fault: request.fault)
        return page.answer("results", DiscogsSearch(parameters).hits(shapes), address: address(request))
    }

    /// Sorted by year when asked; as they come else.
    private func releases(
        of artist: DiscogsArtist, _ request: ServiceRequest, _ shapes: DiscogsShapes
    ) -> Answer {
        let parameters = Parameters(query: request.query)
        var lines = (catalogue.roles[artist.id] ?? []).compactMap { role in
            catalogue.release(role.releaseID).map { (release: $0, role: role.name) }
        }
        if parameters["sort"] == "year" { lines.sort { $0.release.year < $1.release.year } }
        if parameters["sort_order"] == "desc" { lines.reverse() }
        let page = DiscogsPage(parameters, fault: request.fault)
        return page.answer(
            "releases", lines.map { shapes.line($0.release, role: $0.role) }, address: address(request))
    }

    /// Where the client found us, so that it finds the other pages too.
    private static func address(_ request: ServiceRequest) -> String {
        request.headers["host"].map { "http://\($0)\(root)" } ?? "https://api.discogs.com"
    }

    private func address(_ request: ServiceRequest) -> String {
        "\(Self.address(request))/\(request.path)?\(request.query)"
    }

    /// `Discogs token=…` or `Discogs key=…, secret=…`; or a token in the query.
    private static func isAuthorized(_ authorization: String?, token: String?) -> Bool {
        if let token { return isGood(token) }
        guard let authorization, authorization.hasPrefix("Discogs ") else { return false }
        var values: [String: String] = [:]
        for pair in authorization.dropFirst("Discogs ".count).split(whereSeparator: { $0 == "," || $0 == " " }) {
            let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if halves.count == 2 { values[halves[0]] = halves[1] }
        }
        if let token = values["token"] { return isGood(token) }
        return isGood(values["key"] ?? "") && isGood(values["secret"] ?? "")
    }

    private static func isGood(_ token: String) -> Bool { !["", "revoked", "wrong"].contains(token) }
}
