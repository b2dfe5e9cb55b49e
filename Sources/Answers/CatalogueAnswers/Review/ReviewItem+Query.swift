import Catalogue
import Postgres

extension CatalogueQueries {
    /// What a person should look at, what most depends on first.
    ///
    /// - Parameters:
    ///   - kind: Only such; nil: all.
    ///   - limit: Most items, 1 or more.
    /// - Throws: `DatabaseError`.
    public func review(_ kind: ReviewItem.Kind? = nil, limit: Int) async throws -> [ReviewItem] {
        var items: [ReviewItem] = []
        for each in ReviewItem.Kind.allCases where kind == nil || kind == each {
            switch each {
            case .match: items += try await unsureMatches(limit: limit)
            case .people: items += try await possibleMergers(limit: limit)
            case .credit: items += try await contradictions(limit: limit)
            }
        }
        return Array(
            items.sorted { ($1.tracks, $1.sureness ?? 0, $0.key) < ($0.tracks, $0.sureness ?? 0, $1.key) }.prefix(limit)
        )
    }

    /// Tracks of sources that may be ours; those first that would bring a producer where there is none.
    private func unsureMatches(limit: Int) async throws -> [ReviewItem] {
        try await database.query(
            """
            select m.track_id, m.source, m.native_id, m.score, t.title, coalesce(t.length_ms, 0) as length_ms,
              coalesce((select string_agg(a.credited_as, ', ' order by a.position)
                from linernotes.track_artists a where a.track_id = t.id), '') as artists,
              coalesce((select b.title || ' (' || coalesce(left(b.release_date, 4), '?') || ')'
                from linernotes.album_tracks x join linernotes.albums b on b.id = x.album_id
                where x.track_id = t.id order by b.release_date nulls last, b.id limit 1), '') as album
            from linernotes.track_matches m join linernotes.tracks t on t.id = m.track_id
            where m.score < $2 and not exists (
              select from linernotes.operator_statements s
              where s.withdrawn_at is null and s.kind = 'match' and s.track_id = m.track_id and s.source = m.source
                and s.native_id = m.native_id)
            order by exists (
                select from linernotes.credits c where c.track_id = m.track_id and c.role = 'producer'),
              m.score desc, m.track_id, m.source
            limit $1
            """, limit, TrackMatch.scoreAccepted
        ).map { row in
            let (source, id): (String, String) = (try row["source"], try row["native_id"])
            let track: Int64 = try row["track_id"]
            let length: Int = try row["length_ms"]
            let facts = ["artists": try row["artists"] as String, "album": try row["album"] as String]
            let ours = ReviewItem.Side(
                name: try row["title"], sources: [], ids: ["track \(track)"],
                facts: facts.filter { !$0.value.isEmpty }.merging(length > 0 ? ["length": "\(length) ms"] : [:]) { $1 },
                url: nil)
            let theirs = ReviewItem.Side(
                name: "", sources: [source], ids: ["\(source) \(id)"], facts: [:],
                url: SourcePage.url(Source(source), .recording, id))
            return ReviewItem(
                key: "match:\(track):\(source)", kind: .match, tracks: 1, sureness: try row["score"],
                sides: [ours, theirs])
        }
    }

    /// People of one name whom no source tells apart, and nothing makes one.
    private func possibleMergers(limit: Int) async throws -> [ReviewItem] {
        try await database.query(
            """
            with named as (
              select p.id, p.name, p.name_key,
                (select count(distinct c.track_id) from linernotes.credits c where c.person_id = p.id) as tracks,
                array(select distinct c.role from linernotes.credits c where c.person_id = p.id order by 1) as roles,
                array(select i.source || ' ' || i.native_id from linernotes.person_identities i
                  where i.person_id = p.id order by 1) as ids,
                array(select distinct i.source from linernotes.person_identities i
                  where i.person_id = p.id order by 1) as sources
              from linernotes.people p
              where p.merged_into is null and p.name_key in (
                select k.name_key from linernotes.people k where k.merged_into is null and k.name_key <> ''
                group by k.name_key having count(*) between 2 and 20)
            )
            select l.id as left_id, l.name as left_name, l.tracks as left_tracks, l.roles as left_roles,
              l.ids as left_ids, l.sources as left_sources, r.id as right_id, r.name as right_name,
              r.tracks as right_tracks, r.roles as right_roles, r.ids as right_ids, r.sources as right_sources
            from named l join named r on r.name_key = l.name_key and r.id > l.id
            where l.tracks > 0 and r.tracks > 0 and not l.sources && r.sources and not exists (
              select from linernotes.operator_statements s
              where s.withdrawn_at is null and s.kind = 'person'
                and (s.source || ' ' || s.native_id = any (l.ids) and s.other_source || ' ' || s.other_native_id = any (r.ids)
                  or s.source || ' ' || s.native_id = any (r.ids)
                    and s.other_source || ' ' || s.other_native_id = any (l.ids)))
            order by least(l.tracks, r.tracks) desc, l.id, r.id limit $1
            """, limit
        ).map { row in
            let sides = try ["left", "right"].map { try ReviewItem.Side(person: row, $0) }
            let (left, right): (Int64, Int64) = (try row["left_id"], try row["right_id"])
            let tracks: [Int] = [try row["left_tracks"], try row["right_tracks"]]
            return ReviewItem(
                key: "people:\(left):\(right)", kind: .people, tracks: tracks.min() ?? 0, sureness: nil, sides: sides)
        }
    }

    /// Producers whom no source names beside those whom others name for the same track; the less sure first asked about.
    private func contradictions(limit: Int) async throws -> [ReviewItem] {
        try await database.query(
            """
            select c.track_id, t.title, c.person_id, p.name, c.sources, c.confidence, o.name as other_name,
              o.sources as other_sources, o.confidence as other_confidence
            from linernotes.credits c
            join linernotes.tracks t on t.id = c.track_id
            join linernotes.people p on p.id = c.person_id
            cross join lateral (
              select q.name, x.sources, x.confidence
              from linernotes.credits x join linernotes.people q on q.id = x.person_id
              where x.track_id = c.track_id and x.role = c.role and x.person_id <> c.person_id
                and not x.sources && c.sources and not x.sources @> array['operator']
                and (x.confidence, -x.person_id) > (c.confidence, -c.person_id)
              order by x.confidence desc, x.person_id limit 1) as o
            where c.role = 'producer' and not c.sources @> array['operator']
            order by c.confidence desc, c.track_id, c.person_id limit $1
            """, limit
        ).map { row in
            let (track, person): (Int64, Int64) = (try row["track_id"], try row["person_id"])
            let title: String = try row["title"]
            let asked = ReviewItem.Side(
                name: try row["name"], sources: try row["sources"], ids: ["person \(person)"],
                facts: ["track": title, "roles": "producer"], url: nil)
            let other = ReviewItem.Side(
                name: try row["other_name"], sources: try row["other_sources"], ids: [],
                facts: ["track": title, "roles": "producer"], url: nil)
            return ReviewItem(
                key: "credit:\(track):\(person):producer", kind: .credit, tracks: 1, sureness: try row["confidence"],
                sides: [asked, other])
        }
    }
}

extension ReviewItem.Side {
    fileprivate init(person row: Row, _ side: String) throws {
        let roles: [String] = try row["\(side)_roles"]
        let tracks: Int = try row["\(side)_tracks"]
        self.init(
            name: try row["\(side)_name"], sources: try row["\(side)_sources"], ids: try row["\(side)_ids"],
            facts: ["roles": roles.joined(separator: ", "), "tracks": String(tracks)], url: nil)
    }
}
