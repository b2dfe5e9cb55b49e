/// The provider's API as a function: a path, a query and a token in, an answer out.
struct Genius: Sendable {
    let catalogue: GeniusCatalogue

    init(catalogue: GeniusCatalogue) { self.catalogue = catalogue }

    init(view: CatalogueView) { catalogue = .seen(in: view) }

    func answer(_ request: ServiceRequest) -> Answer {
        if let refusal = GeniusToken.refusal(request.headers["authorization"]) { return refusal }
        let parts = request.path.split(separator: "/").map { Parameters.decode($0) }
        let parameters = Parameters(query: request.query)
        guard request.method == "GET", let resource = parts.first else { return .geniusError(404) }
        let shapes = GeniusShapes(catalogue: catalogue, format: GeniusTextFormat(parameters["text_format"]))
        let id = parts.count > 1 ? Int(parts[1]) : nil
        switch (resource, parts.count) {
        case ("search", 1): return search(parameters, shapes)
        case ("songs", 2):
            guard let song = id.flatMap(catalogue.song) else { return .geniusError(404) }
            return .genius("song", shapes.song(song))
        case ("artists", 2...3):
            guard let artist = id.flatMap({ catalogue.artists[$0] }) else { return .geniusError(404) }
            if parts.count == 2 { return .genius("artist", shapes.artist(artist)) }
            return parts[2] == "songs" ? songs(of: artist, parameters, shapes, request.fault) : .geniusError(404)
        default: return .geniusError(404)
        }
    }

    /// Hits a page; `per_page` is ignored there.
    private static let hits = 10

    private func search(_ parameters: Parameters, _ shapes: GeniusShapes) -> Answer {
        let page = max(1, Int(parameters["page"] ?? "") ?? 1)
        let found = catalogue.search(parameters["q"] ?? "")
        let start = min(page - 1, found.count) * Self.hits
        return .genius("hits", .array(found.dropFirst(start).prefix(Self.hits).map(shapes.hit)))
    }

    private func songs(
        of artist: GeniusArtist, _ parameters: Parameters, _ shapes: GeniusShapes, _ fault: PagingFault?
    ) -> Answer {
        var songs = catalogue.songs(of: artist.id)
        if (parameters["sort"] ?? "title") == "title" { songs.sort { ($0.title, $0.id) < ($1.title, $1.id) } }
        let page = GeniusPage(parameters, fault: fault)
        let next: JSONValue = page.start + page.size < songs.count ? .integer(page.number + 1) : .null
        let shown = songs.dropFirst(page.start).prefix(page.size).map(shapes.summary)
        return .ok(
            .object([
                "meta": .object(["status": 200]),
                "response": .object(["songs": .array(Array(shown)), "next_page": next]),
            ]))
    }
}

/// The part of an artist's songs that a request asks for.
struct GeniusPage: Sendable, Equatable {
    /// From 1; another than the one asked for only by a fault.
    let number: Int
    /// 1…50.
    let size: Int

    static let sizeMaximum = 50
    static let sizeDefault = 20
    /// Beyond it every list is at its end.
    private static let numberMaximum = 1_000_000

    init(_ parameters: Parameters, fault: PagingFault?) {
        let asked = min(max(1, Int(parameters["page"] ?? "") ?? 1), Self.numberMaximum)
        number =
            switch fault {
            case .repeated: max(1, asked - 1)
            case .looping: 1
            case nil: asked
            }
        size = min(max(1, Int(parameters["per_page"] ?? "") ?? Self.sizeDefault), Self.sizeMaximum)
    }

    var start: Int { (number - 1) * size }
}
