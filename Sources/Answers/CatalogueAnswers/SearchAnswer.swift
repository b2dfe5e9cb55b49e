import Matching
import Postgres

/// What a text may mean, of every kind.
public struct SearchAnswer: Sendable, Equatable, Encodable {
    /// Something that was found.
    public struct Hit: Sendable, Equatable, Encodable {
        /// What it is.
        public enum Kind: String, Sendable, Encodable, CaseIterable {
            case artist, album, track, person
        }

        /// What it is.
        public let kind: Kind
        /// Our number of it.
        public let id: Int64
        /// Its name or title.
        public let name: String
        /// What tells it from others of that name: artists, a year; empty where nothing is known.
        public let detail: String
    }

    /// What was asked for, without the blanks around it.
    public let text: String
    /// Whether the text was an id or an address: then what is found is meant, and nothing else.
    public let isExact: Bool
    /// By kind in the order of ``Hit/Kind``, 20 of each at most.
    public let hits: [Hit]
}

extension CatalogueQueries {
    /// Most hits of each kind.
    public static let searchMaximum = 20

    /// Looks for a text as a source's id, an address, an ISRC, a name or a title; else for names that begin with it.
    ///
    /// Asks indexes alone, but for titles of albums, which have none.
    ///
    /// - Throws: `DatabaseError`.
    public func search(_ given: String) async throws -> SearchAnswer {
        let text = String(given.prefix(500)).trimmingBlanks
        guard !text.isEmpty else { return SearchAnswer(text: "", isExact: false, hits: []) }
        let exact = try await byID(text)
        if !exact.isEmpty { return SearchAnswer(text: text, isExact: true, hits: exact) }
        guard PastedAddress(text) == nil else { return SearchAnswer(text: text, isExact: true, hits: []) }
        let name = NameKey(text).text
        let title = TitleKey(text).text
        let hits =
            try await artists(named: name) + (try await albums(titled: TitleKey(album: text).text))
            + (try await tracks(titled: title))
            + (try await people(named: name))
        return SearchAnswer(text: text, isExact: false, hits: hits)
    }

    private func byID(_ text: String) async throws -> [SearchAnswer.Hit] {
        let address = PastedAddress(text)
        return try await database.query(
            """
            with given as (select $1::text as source, unnest($2::text[]) as id)
            select 'artist' as kind, a.id, a.name, a.disambiguation as detail
            from given g join linernotes.artist_identities i on i.native_id = g.id and i.source = any ($3)
            join linernotes.artists a on a.id = i.artist_id where g.source is null or i.source = g.source
            union
            select 'album', a.id, a.title, coalesce(a.release_date, '')
            from given g join linernotes.album_identities i on i.native_id = g.id and i.source = any ($3)
            join linernotes.albums a on a.id = i.album_id where g.source is null or i.source = g.source
            union
            select 'track', a.id, a.title, a.note
            from given g join linernotes.track_identities i on i.native_id = g.id and i.source = any ($3)
            join linernotes.tracks a on a.id = i.track_id where g.source is null or i.source = g.source
            union
            select 'track', a.id, a.title, a.note
            from given g join linernotes.track_isrcs i on i.isrc = upper(replace(g.id, '-', ''))
            join linernotes.tracks a on a.id = i.track_id where g.source is null
            union
            select 'person', p.id, p.name, coalesce(p.kind, '')
            from given g join linernotes.person_identities i on i.native_id = g.id and i.source = any ($3)
            join linernotes.people p on p.id = i.person_id where g.source is null or i.source = g.source
            order by 1, 2 limit 50
            """, address?.source, Array(Set([address?.nativeID ?? text, (address?.nativeID ?? text).lowercased()])),
            ["musicbrainz", "spotify", "genius", "discogs"]
        ).compactMap(SearchAnswer.Hit.init(row:))
    }

    /// Of so many names from the key on, those that begin with it are taken: no search reads an index to its end.
    private static let neighboursMaximum = 200

    private func artists(named key: String) async throws -> [SearchAnswer.Hit] {
        try await database.query(
            """
            select 'artist' as kind, n.id, n.name, n.disambiguation as detail
            from (
              select a.id, a.name, a.name_key, a.disambiguation from linernotes.artists a
              where a.name_key <> '' and a.name_key >= $1 and a.merged_into is null
              order by a.name_key limit $3) as n
            where $1 <> '' and starts_with(n.name_key, $1) order by n.name_key, n.id limit $2
            """, key, Self.searchMaximum, Self.neighboursMaximum
        ).compactMap(SearchAnswer.Hit.init(row:))
    }

    private func people(named key: String) async throws -> [SearchAnswer.Hit] {
        try await database.query(
            """
            select 'person' as kind, n.id, n.name, coalesce(n.kind, '') as detail
            from (
              select p.id, p.name, p.name_key, p.kind from linernotes.people p
              where p.name_key <> '' and p.name_key >= $1 and p.merged_into is null
              order by p.name_key limit $3) as n
            where $1 <> '' and starts_with(n.name_key, $1) order by n.name_key, n.id limit $2
            """, key, Self.searchMaximum, Self.neighboursMaximum
        ).compactMap(SearchAnswer.Hit.init(row:))
    }

    private func tracks(titled key: String) async throws -> [SearchAnswer.Hit] {
        try await database.query(
            """
            select 'track' as kind, n.id, n.title as name, coalesce((
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = n.id), '') as detail
            from (
              select t.id, t.title, t.title_key from linernotes.tracks t
              where t.title_key <> '' and t.title_key >= $1
              order by t.title_key, t.length_ms limit $3) as n
            where $1 <> '' and starts_with(n.title_key, $1) order by n.title_key, n.id limit $2
            """, key, Self.searchMaximum, Self.neighboursMaximum
        ).compactMap(SearchAnswer.Hit.init(row:))
    }

    private func albums(titled key: String) async throws -> [SearchAnswer.Hit] {
        try await database.query(
            """
            select 'album' as kind, b.id, b.title as name, concat_ws(', ', (
                select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.album_artists a where a.album_id = b.id), left(b.release_date, 4)) as detail
            from linernotes.albums b where $1 <> '' and starts_with(b.title_key, $1)
            order by b.title_key, b.id limit $2
            """, key, Self.searchMaximum
        ).compactMap(SearchAnswer.Hit.init(row:))
    }
}

extension SearchAnswer.Hit {
    /// nil where the kind is none of ours.
    fileprivate init?(row: Row) throws {
        guard let kind = Kind(rawValue: try row["kind"]) else { return nil }
        self.init(kind: kind, id: try row["id"], name: try row["name"], detail: try row["detail"])
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var rest = self[...].drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
