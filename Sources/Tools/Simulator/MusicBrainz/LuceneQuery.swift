/// The part of Lucene's query language that clients use on names: fields, phrases, AND, OR, NOT, groups, escapes.
indirect enum LuceneQuery: Sendable, Equatable {
    /// A nil field means the default: name, sort name and aliases.
    case match(field: String?, words: [String])
    case all([LuceneQuery])
    case any([LuceneQuery])
    case not(LuceneQuery)

    /// Nil when the text is no query.
    init?(_ text: String) {
        var parser = LuceneParser(text)
        guard let query = parser.query() else { return nil }
        self = query
    }

    /// How well an artist fits, more than 0; nil when it does not.
    func score(_ artist: Artist) -> Double? { score { Self.values(of: $0, artist) } }

    /// The same of anything.
    ///
    /// - Parameter values: What it holds in a field.
    func score(_ values: (_ field: String?) -> [String]) -> Double? {
        switch self {
        case .match(let field, let words): return Self.score(words, values(field))
        case .not(let query): return query.score(values) == nil ? 1 : nil
        case .any(let queries):
            let scores = queries.compactMap { $0.score(values) }
            return scores.isEmpty ? nil : scores.reduce(0, +) / Double(queries.count)
        case .all(let queries):
            let scores = queries.map { $0.score(values) }
            return scores.contains { $0 == nil } ? nil : scores.compactMap { $0 }.reduce(0, +) / Double(queries.count)
        }
    }

    private static func values(of field: String?, _ artist: Artist) -> [String] {
        switch field?.lowercased() {
        case nil: [artist.name, artist.sortName] + artist.aliases.map(\.name)
        case "artist", "artistaccent", "name": [artist.name]
        case "alias": artist.aliases.map(\.name)
        case "sortname": [artist.sortName]
        case "arid": [artist.id]
        case "country": [artist.country ?? ""]
        case "type": [artist.type ?? ""]
        case "comment": [artist.disambiguation]
        case "isni": artist.isnis
        case "ipi": artist.ipis
        default: []
        }
    }

    /// Whole values score best; a phrase inside a longer value scores by its share.
    private static func score(_ words: [String], _ values: [String]) -> Double? {
        guard !words.isEmpty else { return nil }
        return values.compactMap { value -> Double? in
            let tokens = NameFolding.words(of: value)
            if tokens == words { return 1 }
            let starts = tokens.indices.filter { tokens[$0...].starts(with: words) }
            return starts.isEmpty ? nil : 0.9 * Double(words.count) / Double(tokens.count)
        }.max()
    }
}
