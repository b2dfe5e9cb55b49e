extension SpotifyCall {
    /// Pages of artists, albums and tracks; of other kinds the simulator knows none.
    func search() throws -> JSONValue {
        guard let text = parameters["q"] ?? parameters["query"], !text.isEmpty else {
            throw Refusal(answer: .spotify(400, "No search query"))
        }
        let types = (parameters["type"] ?? "").split(separator: ",").map(String.init)
        guard !types.isEmpty else { throw Refusal(answer: .spotify(400, "Missing parameter type")) }
        let page = try SpotifyPage(
            parameters, usual: isDevelopment ? 5 : 20, maximum: isDevelopment ? 10 : 50, reach: 1_000,
            fault: request.fault)
        let query = SpotifyQuery(text)
        return .object(
            try types.map { type in
                let link = shapes.link("search", before: [("query", text), ("type", type)])
                return JSONValue.Member(key: type + "s", value: try hits(type, query, page, link))
            })
    }

    private func hits(
        _ type: String, _ query: SpotifyQuery, _ page: SpotifyPage, _ link: (Int, Int) -> String
    ) throws -> JSONValue {
        switch type {
        case "artist":
            page.json(best(catalogue.artists.all, query, subject), link: link, shapes.artist)
        case "album":
            page.json(best(catalogue.albums.all, query, subject), link: link) { shapes.brief($0) }
        case "track":
            page.json(best(catalogue.tracks.all, query, subject), link: link, shapes.track)
        case "playlist", "show", "episode", "audiobook": page.json([], link: link) { (none: JSONValue) in none }
        default: throw Refusal(answer: .spotify(400, "Bad search type field \(type)"))
        }
    }

    /// Those that fit, whose names were asked for most fully first, at most as many as a search reaches.
    private func best<Entity>(
        _ entities: [Entity], _ query: SpotifyQuery, _ subject: (Entity) -> SpotifyQuery.Subject
    ) -> [Entity] {
        entities.compactMap { entity in query.score(subject(entity)).map { (entity, $0) } }
            .sorted { $0.1 > $1.1 }.map(\.0)
    }

    private func subject(_ artist: SpotifyCatalogue.Artist) -> SpotifyQuery.Subject {
        let name = NameFolding.words(of: artist.name)
        return SpotifyQuery.Subject(name: name, artists: [name])
    }

    private func subject(_ album: SpotifyCatalogue.Album) -> SpotifyQuery.Subject {
        let name = NameFolding.words(of: album.title)
        return SpotifyQuery.Subject(
            name: name, artists: names(album.artistIDs), album: name, upc: album.upc, year: album.year)
    }

    private func subject(_ track: SpotifyCatalogue.Track) -> SpotifyQuery.Subject {
        let name = NameFolding.words(of: track.title)
        let album = catalogue.albums[track.albumID]
        return SpotifyQuery.Subject(
            name: name, artists: names(track.artistIDs), album: album.map { NameFolding.words(of: $0.title) },
            track: name, isrc: track.isrc, year: album?.year)
    }

    private func names(_ ids: [String]) -> [[String]] {
        ids.compactMap { catalogue.artists[$0] }.map { NameFolding.words(of: $0.name) }
    }
}

extension SpotifyCatalogue.Album {
    fileprivate var year: Int? { date.flatMap { Int($0.prefix(4)) } }
}
