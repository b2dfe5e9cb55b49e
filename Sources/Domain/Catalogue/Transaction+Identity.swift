public import FleetMessages
public import Postgres
import Surroundings

extension Transaction {
    /// Concludes from all evidence of tracks: who is one person, and who did what. Stores it.
    ///
    /// - Returns: The credits of these tracks, and of those that a merger of people concerned.
    public func conclude(_ tracks: [TrackID]) async throws -> [Credit] {
        var credits: [Credit] = []
        for step in Steps(tracks) { credits += try await concludeAtOnce(step) }
        return credits
    }

    private func concludeAtOnce(_ tracks: [TrackID]) async throws -> [Credit] {
        var tracks = tracks
        var evidence = try await lockEvidence(for: tracks)
        let mergers = PersonIdentity.mergers(
            from: evidence, try await identities(of: Set(evidence.map(\.person))))
        if !mergers.isEmpty {
            tracks = Set(tracks).union(try await merge(mergers)).sorted { $0.rawValue < $1.rawValue }
        }
        var credits: [Credit] = []
        for step in Steps(tracks) {
            if !mergers.isEmpty { evidence = try await lockEvidence(for: step) }
            let concluded = Confidence.credits(from: evidence)
            try await store(concluded, for: step)
            credits += concluded
        }
        return credits
    }

    /// Merges people who share a proving page with one of these, and concludes anew on the tracks concerned.
    ///
    /// - Parameters: See ``PersonIdentity/mergers(from:databases:accounts:_:)``.
    public func mergeByPages(of people: [PersonID], databases: Set<String>, accounts: Set<String>) async throws {
        let pages = try await pages(sharedBy: people, on: databases.union(accounts))
        guard !pages.isEmpty else { return }
        let mergers = PersonIdentity.mergers(
            from: pages, databases: databases, accounts: accounts, try await identities(of: Set(pages.map(\.person))))
        let tracks = try await merge(mergers)
        _ = try await conclude(tracks.sorted { $0.rawValue < $1.rawValue })
    }

    /// - Returns: The tracks whose credits have to be computed anew.
    private func merge(_ mergers: [PersonIdentity.Merger]) async throws -> Set<TrackID> {
        var tracks: Set<TrackID> = []
        for merger in mergers {
            tracks.formUnion(
                try await query(
                    "select * from linernotes.merge_person($1, $2)", merger.kept.rawValue, merger.absorbed.rawValue
                ).map { TrackID(rawValue: try $0[0]) })
        }
        return tracks
    }

    private func identities(of people: Set<PersonID>) async throws -> PersonIdentity.Identities {
        try await query(
            "select person_id, source, native_id from linernotes.person_identities where person_id = any ($1)",
            people.map(\.rawValue).sorted()
        ).reduce(into: [:]) { identities, row in
            identities[PersonID(rawValue: try row[0]), default: [:]][Source(try row[1]), default: []]
                .insert(try row[2])
        }
    }

    /// Pages of these people that others have too, with those others.
    private func pages(sharedBy people: [PersonID], on platforms: Set<String>) async throws -> [PersonIdentity.Page] {
        try await query(
            """
            select distinct l.person_id, p.name, l.platform, l.page_key
            from linernotes.social_links mine
            join linernotes.social_links l on l.page_key = mine.page_key and l.platform = mine.platform
            join linernotes.people p on p.id = l.person_id
            where mine.person_id = any ($1) and mine.platform = any ($2)
              and exists (
                select from linernotes.social_links o
                where o.page_key = mine.page_key and o.platform = mine.platform and o.person_id <> mine.person_id)
            order by l.page_key, l.person_id
            """, people.map(\.rawValue), platforms.sorted()
        ).map { row in
            PersonIdentity.Page(
                person: PersonID(rawValue: try row[0]), name: try row[1], platform: try row[2], key: try row[3])
        }
    }
}
