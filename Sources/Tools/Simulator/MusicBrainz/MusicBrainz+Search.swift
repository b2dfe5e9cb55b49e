extension MusicBrainz {
    /// Searches artists by name, alias, type, country or id, and recordings by title, artist, ISRC or id; best first.
    func search(
        _ kind: EntityKind, _ query: String, _ parameters: Parameters, fault: PagingFault?
    ) throws -> Answer {
        guard kind == .artist || kind == .recording else {
            return .usageError(
                501, "The simulator searches artists and recordings only, not the \(kind.rawValue) resource.")
        }
        guard let query = LuceneQuery(query) else {
            return .usageError(400, "Unable to parse the query.")
        }
        let page = try Page(parameters, fault: fault)
        guard kind == .artist else { return searchRecordings(query, page) }
        let scores = facts.artists.all.compactMap { artist in query.score(artist).map { (artist, $0) } }
        return searched("artists", scores, page, hit)
    }

    /// A page of hits; the best has a score of 100.
    func searched<Entity>(
        _ key: String, _ scores: [(Entity, Double)], _ page: Page, _ hit: (Entity, Int) -> JSONValue
    ) -> Answer {
        let found = scores.sorted { $0.1 > $1.1 }
        let best = found.first?.1 ?? 1
        let hits = page.cut(found).map { hit($0.0, Int(($0.1 / best * 100).rounded())) }
        return .ok(
            JSONValue.object([
                // Fixed, so that the same request is the same bytes.
                "created": "2026-01-01T00:00:00.000Z", "count": .integer(found.count),
                "offset": .integer(page.offset),
            ]).adding(key, .array(hits)))
    }

    /// In the shape of searches: what is unknown is left out instead of null.
    private func hit(_ artist: Artist, score: Int) -> JSONValue {
        var shape = JSONValue.object(["id": .string(artist.id)])
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { shape = shape.adding(key, .string(value)) }
        }
        add("type", artist.type)
        add("type-id", artist.typeID)
        shape = shape.adding("score", .integer(score))
        add("name", artist.name)
        add("sort-name", artist.sortName)
        add("country", artist.country)
        add("disambiguation", artist.disambiguation)
        if !artist.isnis.isEmpty { shape = shape.adding("isnis", .texts(artist.isnis)) }
        var span = JSONValue.object([:])
        if let begin = artist.lifeSpan["begin"], begin != .null { span = span.adding("begin", begin) }
        if let end = artist.lifeSpan["end"], end != .null { span = span.adding("end", end) }
        shape = shape.adding("life-span", span.adding("ended", artist.lifeSpan["ended"] == true ? true : .null))
        if !artist.aliases.isEmpty { shape = shape.adding("aliases", .array(artist.aliases.map(alias))) }
        return shape
    }

    private func alias(_ alias: Alias) -> JSONValue {
        .object([
            "sort-name": .string(alias.sortName), "name": .string(alias.name), "locale": .text(alias.locale),
            "type": .text(alias.type), "primary": alias.isPrimary.map(JSONValue.boolean) ?? .null,
            "begin-date": .text(alias.begin), "end-date": .text(alias.end),
        ])
    }
}
