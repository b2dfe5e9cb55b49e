public import FleetMessages
import Matching
public import Postgres
import Surroundings

extension Transaction {
    /// Concludes from all evidence of tracks: who is one person, and who did what. Stores it.
    ///
    /// - Returns: The credits of these tracks, and of those where somebody turned out to be one with another, or no
    ///   longer to be.
    public func conclude(_ tracks: [TrackID]) async throws -> [Credit] {
        var credits: [Credit] = []
        for step in Steps(tracks) {
            let evidence = try await lockEvidence(for: step)
            let moved = try await settle(try await people(on: step))
            if moved.isEmpty {
                credits += try await conclude(from: evidence, on: step)
            } else {
                for step in Steps(Set(step).union(moved).sorted { $0.rawValue < $1.rawValue }) {
                    credits += try await conclude(from: try await lockEvidence(for: step), on: step)
                }
            }
        }
        return credits
    }

    private func conclude(from evidence: [Evidence], on tracks: [TrackID]) async throws -> [Credit] {
        let word = OperatorWord(in: evidence)
        let credits = word.applied(to: Confidence.credits(from: word.evidence))
        try await store(credits, for: tracks)
        return credits
    }

    /// Finds out anew who these people are, whose pages may have changed, and concludes anew on the tracks concerned.
    ///
    /// - Parameter people: Ids of ours.
    public func conclude(pagesOf people: [PersonID]) async throws {
        let known = try await query(
            """
            select i.source, i.native_id
            from linernotes.people p
            join linernotes.person_identities i on i.person_id = coalesce(p.merged_into, p.id) or i.home_id = p.id
            where p.id = any ($1)
            union
            select i.source, i.native_id from linernotes.person_identities i where not i.is_settled
            """, people.map(\.rawValue)
        ).map { SourcePerson(Source(try $0[0]), try $0[1]) }
        for step in Steps(try await settle(known).sorted { $0.rawValue < $1.rawValue }) {
            _ = try await conclude(from: try await lockEvidence(for: step), on: step)
        }
    }

    /// Those whom sources name on these tracks or named before, and those of whom something was withdrawn.
    private func people(on tracks: [TrackID]) async throws -> [SourcePerson] {
        try await query(
            """
            select source, person_native_id from linernotes.credit_evidence where track_id = any ($1)
            union
            select i.source, i.native_id
            from linernotes.credits c join linernotes.person_identities i on i.person_id = c.person_id
            where c.track_id = any ($1)
            union
            select i.source, i.native_id from linernotes.person_identities i where not i.is_settled
            """, tracks.map(\.rawValue)
        ).map { SourcePerson(Source(try $0[0]), try $0[1]) }
    }

    /// Computes who these people are, from all that speaks for and against it, and stores that.
    ///
    /// - Returns: The tracks whose credits have to be computed anew.
    private func settle(_ people: [SourcePerson]) async throws -> Set<TrackID> {
        let around = try await lock(people)
        guard !around.isEmpty else { return [] }
        let computed = ComputedPerson.all(
            try await facts(of: around), try await meetings(of: around), try await words(on: around))
        let rows = computed.flatMap { person in person.members.map { ArrangedPersonRow($0, of: person) } }
        return Set(
            try await query("select * from linernotes.arrange_people($1::jsonb)", document(rows))
                .map { TrackID(rawValue: try $0[0]) })
    }

    /// Locks all who may have to do with these people. Who waited for another looks again: more may have been stated.
    private func lock(_ people: [SourcePerson]) async throws -> Set<SourcePerson> {
        var locked: Set<SourcePerson> = []
        var around = Set(try await self.people(around: people).keys)
        while !around.isSubset(of: locked) {
            locked.formUnion(around)
            let rows = document(locked.sorted().map(SourcePersonRow.init))
            let unkeyed = try await query("select * from linernotes.lock_people($1::jsonb)", rows)
                .map { try $0[0] as String }
            if !unkeyed.isEmpty {
                let names = document(unkeyed.map { NameRow(name: $0, nameKey: NameKey($0).text) })
                try await query("select linernotes.store_name_keys($1::jsonb, $2::jsonb)", rows, names)
            }
            around = Set(try await self.people(around: Array(locked)).keys)
        }
        return locked
    }
}
