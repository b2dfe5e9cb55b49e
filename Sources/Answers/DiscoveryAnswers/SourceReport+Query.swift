import CatalogueAnswers
import FleetAnswers
public import FleetMessages
import Postgres

extension Discoveries {
    /// What each source brought to a run: those that answered, or of which something was left out or given up, and while
    /// it is under way those that are held; by what they brought, the most first.
    ///
    /// - Parameters:
    ///   - run: A whole id.
    ///   - artist: Whom it found; nil: nobody.
    /// - Throws: `DatabaseError`.
    public func sources(of run: String, artist: ArtistID?) async throws -> [SourceReport] {
        let acts = try await acts(of: run)
        let counts = try await counts(of: artist)
        let leftOut = try await omissions(of: run)
        let failures = try await failures(of: run)
        let isFinished = try await FleetQueries(database).progress(of: run)?.isFinished ?? true
        let held = isFinished ? [:] : try await held()
        let names = Set(acts.keys).union(counts.keys).union(leftOut.keys).union(failures.keys)
            .union(held.keys)
        return names.map { name in
            let all = acts[name] ?? []
            let count = counts[name] ?? SourceCounts()
            return SourceReport(
                source: name, taken: all.first { $0.isTaken }?.act, namesakes: all.filter { !$0.isTaken }.map(\.act),
                albums: count.albums, tracks: count.tracks, creditedTracks: count.creditedTracks, links: count.links,
                leftOut: leftOut[name] ?? [], failures: failures[name] ?? [], isHeld: held[name] != nil,
                heldUntil: held[name]?.heldUntil, heldReason: held[name].flatMap { $0.reason ?? $0.lastFailure })
        }.sorted(by: SourceReport.isBefore)
    }

    private func acts(of run: String) async throws -> [String: [RunAct]] {
        try await database.query(
            """
            select source, is_taken, native_id, name, note from linernotes.run_artists
            where run_id = $1::text::uuid order by source, position limit 100
            """, run
        ).reduce(into: [:]) { acts, row in
            let act = SourceReport.Act(id: try row["native_id"], name: try row["name"], note: try row["note"])
            acts[try row["source"], default: []].append(RunAct(act: act, isTaken: try row["is_taken"]))
        }
    }

    /// How much of an artist's each source knows.
    private func counts(of artist: ArtistID?) async throws -> [String: SourceCounts] {
        guard let artist else { return [:] }
        return try await database.query(
            """
            with tracks as materialized (select track_id from linernotes.tracks_of_artist($1)),
            people as materialized (
              select distinct c.person_id from linernotes.credits c join tracks using (track_id)),
            counted as (
              select i.source, count(distinct i.album_id) as albums, 0 as tracks, 0 as credited, 0 as links
              from linernotes.album_identities i join linernotes.album_artists a using (album_id)
              where a.artist_id = $1 and i.stated_by is null group by i.source
              union all
              select i.source, 0, count(distinct i.track_id), 0, 0
              from linernotes.track_identities i join tracks using (track_id) group by i.source
              union all
              select e.source, 0, 0, count(distinct e.track_id), 0
              from linernotes.credit_evidence e join tracks using (track_id) group by e.source
              union all
              select l.source, 0, 0, 0, count(*)
              from linernotes.social_links l join people using (person_id) group by l.source)
            select source, sum(albums) as albums, sum(tracks) as tracks, sum(credited) as credited,
              sum(links)::bigint as links
            from counted group by source order by source
            """, artist.rawValue
        ).reduce(into: [:]) { counts, row in
            counts[try row["source"]] = SourceCounts(
                albums: try row["albums"], tracks: try row["tracks"], creditedTracks: try row["credited"],
                links: try row["links"])
        }
    }

    private func omissions(of run: String) async throws -> [String: [SourceReport.Omission]] {
        try await database.query(
            """
            select context ->> 'source' as source, context ->> 'what' as what,
              linernotes.saturated(sum((context ->> 'count')::numeric)) as count
            from linernotes.worker_issues
            where run_id = $1::text::uuid and category = 'omitted' and context ->> 'what' is not null
            group by 1, 2 order by 3 desc, 1, 2 limit 100
            """, run
        ).reduce(into: [:]) { found, row in
            found[try row["source"], default: []].append(
                SourceReport.Omission(what: try row["what"], count: try row["count"]))
        }
    }

    private func failures(of run: String) async throws -> [String: [SourceReport.Failure]] {
        try await database.query(
            """
            select coalesce(headers ->> 'source', '') as source, queue, fingerprint, count(*) as count,
              (array_agg(error order by id desc))[1] as error
            from linernotes.dead_letters where run_id = $1::text::uuid and redriven_at is null
            group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit 100
            """, run
        ).reduce(into: [:]) { found, row in
            found[try row["source"], default: []].append(
                SourceReport.Failure(
                    queue: try row["queue"], error: try row["error"], count: try row["count"],
                    fingerprint: try row["fingerprint"]))
        }
    }

    private func held() async throws -> [String: UpstreamLimit] {
        let limits = try await FleetQueries(database).upstreamLimits().filter(\.isHeld)
        return Dictionary(limits.map { ($0.upstream, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

private struct RunAct {
    let act: SourceReport.Act
    let isTaken: Bool
}

private struct SourceCounts {
    var albums = 0
    var tracks = 0
    var creditedTracks = 0
    var links = 0
}

extension SourceReport {
    fileprivate static func isBefore(_ left: Self, _ right: Self) -> Bool {
        (-left.weight, left.source) < (-right.weight, right.source)
    }

    private var weight: Int { albums + tracks + creditedTracks }
}
