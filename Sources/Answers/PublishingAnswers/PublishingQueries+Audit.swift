import Postgres
import Publishing

extension PublishingQueries {
    /// Looks for all that is wrong with the registrations of some ISRCs, what is most at stake first.
    ///
    /// - Parameters:
    ///   - isrcs: In the form of ``RegistryCode``; each counts once.
    ///   - feed: Nil: the newest.
    /// - Throws: ``PublishingAnswerError``, `DatabaseError`.
    public func audit(of isrcs: [String], in feed: FeedAnswer? = nil) async throws -> AuditReport {
        let feed = if let feed { feed } else { try await self.feed() }
        let day = FeedDay(feed.asOf)
        var found: [(AuditFinding, RegistryState)] = []
        var count = 0
        var rest = Array(Set(isrcs)).sorted()[...]
        while !rest.isEmpty {
            let page = Array(rest.prefix(Self.isrcsMaximum))
            rest = rest.dropFirst(Self.isrcsMaximum)
            async let credits = credits(of: page)
            let entries = try await entries(of: page, in: feed)
            let known = try await credits
            count += entries.count
            for entry in entries {
                let state = RegistryVerdict(of: entry, on: day).state
                found += RegistryAudit(entry, credits: known[entry.isrc], on: day).findings.map { ($0, state) }
            }
        }
        found.sort { AuditFinding.precedes($0.0, $1.0) }
        return AuditReport(
            isrcs: count, feed: feed.name, asOf: feed.asOf, isVerified: feed.isVerified,
            findings: found.enumerated().map { AuditAnswer($1.0, $1.1, rank: $0 + 1, in: feed) })
    }

    /// Audits all ISRCs of a feed.
    ///
    /// - Throws: ``PublishingAnswerError``, `DatabaseError`.
    public func audit(in feed: FeedAnswer? = nil) async throws -> AuditReport {
        let feed = if let feed { feed } else { try await self.feed() }
        return try await audit(of: isrcs(of: feed), in: feed)
    }

    /// Who wrote the tracks of some ISRCs by our credits; where several tracks bear one, the first.
    private func credits(of isrcs: [String]) async throws -> [String: AuditCredits] {
        let rows = try await database.query(
            """
            select i.isrc, t.title, coalesce(w.writers, '[]')::text as writers
            from (
              select distinct on (i.isrc) i.isrc, i.track_id
              from linernotes.track_isrcs i where i.isrc = any ($1) order by i.isrc, i.track_id
            ) i
            join linernotes.tracks t on t.id = i.track_id
            left join lateral (
              select jsonb_agg(jsonb_build_object('names', n.names, 'confidence', n.confidence)) as writers
              from (
                select c.person_id, max(c.confidence) as confidence,
                  array_agg(distinct p.name) || coalesce(array_agg(distinct e.name) filter (where e.name is not null), '{}')
                    as names
                from linernotes.credits c
                join linernotes.people p on p.id = c.person_id
                left join lateral (
                  select unnest(array[e.person_name, nullif(e.credited_as, '')]) as name
                  from linernotes.person_identities n
                  join linernotes.credit_evidence e on e.source = n.source and e.person_native_id = n.native_id
                  where n.person_id = c.person_id and e.track_id = c.track_id
                ) e on true
                where c.track_id = i.track_id and c.role in ('writer', 'composer', 'lyricist', 'librettist')
                group by c.person_id
              ) n
            ) w on true
            """, isrcs)
        return Dictionary(
            try rows.map { row in
                let writers: [CreditedWriter] = try RowJSON.decode(row["writers"])
                return (
                    try row["isrc", as: String.self],
                    AuditCredits(
                        title: try row["title"],
                        writers: writers.map { .init(names: $0.names, confidence: $0.confidence) })
                )
            }, uniquingKeysWith: { one, _ in one })
    }
}

private struct CreditedWriter: Decodable {
    let names: [String]
    let confidence: Double
}

extension AuditAnswer {
    init(_ finding: AuditFinding, _ state: RegistryState, rank: Int, in feed: FeedAnswer) {
        self.rank = rank
        isrc = finding.isrc
        rule = finding.rule
        problem = finding.rule.problem
        verdict = state
        stake = finding.stake
        percentile = finding.percentile
        evidence = finding.evidence.map { Evidence($0, in: feed) }
        nextStep = finding.rule.nextStep
        responsible = finding.rule.responsible
    }
}

extension AuditAnswer.Evidence {
    init(_ evidence: AuditFinding.Evidence, in feed: FeedAnswer) {
        source = evidence.file == nil ? "credits" : feed.name
        file = evidence.file.flatMap { feed.files[$0.rawValue]?.file }
        line = evidence.line
        recordId = evidence.recordID
        fact = evidence.fact
        asOf = feed.asOf
    }
}
