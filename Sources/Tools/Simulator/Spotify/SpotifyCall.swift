/// One request to the Web API on its way to an answer.
struct SpotifyCall: Sendable {
    let catalogue: SpotifyCatalogue
    let request: ServiceRequest
    let parameters: Parameters
    let isDevelopment: Bool
    let isBatchForbidden: Bool

    /// - Throws: ``Refusal``.
    func found(_ path: [String]) throws -> JSONValue {
        switch (path.first, path.count) {
        case ("search", 1): return try search()
        case ("artists", 1): return try batch(50, "artists") { catalogue.artists[$0].map(shapes.artist) }
        case ("artists", 2): return try one(path[1]) { catalogue.artists[$0].map(shapes.artist) }
        case ("artists", 3) where path[2] == "albums": return try albums(ofArtist: path[1])
        case ("albums", 1): return try batch(20, "albums") { catalogue.albums[$0].map(shapes.album) }
        case ("albums", 2): return try one(path[1]) { catalogue.albums[$0].map(shapes.album) }
        case ("albums", 3) where path[2] == "tracks": return try tracks(ofAlbum: path[1])
        case ("tracks", 1): return try batch(50, "tracks") { catalogue.tracks[$0].map(shapes.track) }
        case ("tracks", 2): return try one(path[1]) { catalogue.tracks[$0].map(shapes.track) }
        default: throw Refusal(answer: .spotify(404, "Service not found"))
        }
    }

    var shapes: SpotifyShapes {
        SpotifyShapes(catalogue: catalogue, root: "http://\(request.headers["host"] ?? "localhost")\(Spotify.root)")
    }

    /// An id is 22 characters of base 62; anything else is the client's fault.
    private func checked(_ id: String) throws -> String {
        guard id.utf8.count == 22, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw Refusal(answer: .spotify(400, "invalid id"))
        }
        return id
    }

    private func one<Value>(_ id: String, _ find: (String) -> Value?) throws -> Value {
        guard let value = find(try checked(id)) else { throw Refusal(answer: .spotify(404, "Resource not found")) }
        return value
    }

    /// In the order of the ids, with null for those unknown.
    private func batch(_ maximum: Int, _ key: String, _ find: (String) -> JSONValue?) throws -> JSONValue {
        if isDevelopment || isBatchForbidden { throw Refusal(answer: .spotify(403, "Forbidden")) }
        let ids = (parameters["ids"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard ids.count <= maximum else { throw Refusal(answer: .spotify(400, "Too many ids requested")) }
        let values = try ids.map { find(try checked($0)) ?? .null }
        return .object([JSONValue.Member(key: key, value: .array(values))])
    }

    private func albums(ofArtist id: String) throws -> JSONValue {
        let artist = try one(id) { catalogue.artists[$0] }
        let page = try SpotifyPage(
            parameters, usual: isDevelopment ? 5 : 20, maximum: isDevelopment ? 10 : 50, fault: request.fault)
        let groups = parameters["include_groups"]
        let wanted = try groups.map(Self.groups) ?? SpotifyAlbumGroup.allCases
        let own = (catalogue.albumsByArtist[artist.id] ?? []).compactMap { catalogue.albums[$0] }
        let others = (catalogue.appearancesByArtist[artist.id] ?? []).compactMap { catalogue.albums[$0] }
        let found = SpotifyAlbumGroup.allCases.filter(wanted.contains).flatMap { group in
            (group == .appearsOn ? others : own.filter { $0.kind.rawValue == group.rawValue }).map { ($0, group) }
        }
        let link = shapes.link("artists/\(artist.id)/albums", after: [("include_groups", groups)])
        return page.json(found, link: link) { shapes.brief($0.0).adding("album_group", .string($0.1.rawValue)) }
    }

    private static func groups(_ text: String) throws -> [SpotifyAlbumGroup] {
        try text.split(separator: ",").map { word in
            guard let group = SpotifyAlbumGroup(rawValue: String(word)) else {
                throw Refusal(answer: .spotify(400, "Invalid album type"))
            }
            return group
        }
    }

    private func tracks(ofAlbum id: String) throws -> JSONValue {
        let album = try one(id) { catalogue.albums[$0] }
        return shapes.tracks(
            of: album, try SpotifyPage(parameters, usual: 20, maximum: 50, fault: request.fault))
    }
}

/// How an album stands to the artist whose albums are listed, in the order of such a list.
enum SpotifyAlbumGroup: String, Sendable, CaseIterable {
    case album, single, compilation
    case appearsOn = "appears_on"
}
