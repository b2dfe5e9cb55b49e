import FeedLoader
import Foundation
import Postgres
import Publishing
import PublishingAnswers
import TestSupport
import Testing

@Suite("The audit of a made up feed")
struct MadeFeedTests {
    /// Puts what our catalogue is to say into it.
    private func store(_ credits: [MadeFeed.Credit], _ database: Database) async throws {
        try await database.query(
            """
            with given as (
              select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[]) as g (isrc, title, writer, confidence)
            ), track as (
              insert into linernotes.tracks (title)
              select distinct on (isrc) isrc || ' ' || title from given returning id, title
            ), code as (
              insert into linernotes.track_isrcs (track_id, isrc)
              select t.id, split_part(t.title, ' ', 1) from track t returning track_id, isrc
            ), person as (
              insert into linernotes.people (name) select distinct writer from given returning id, name
            )
            insert into linernotes.credits (track_id, person_id, role, confidence, sources)
            select c.track_id, p.id, 'writer', g.confidence, '{musicbrainz}'
            from given g join code c on c.isrc = g.isrc join person p on p.name = g.writer
            """, credits.map(\.isrc), credits.map(\.title), credits.map(\.writer), credits.map(\.confidence))
    }

    @Test("finds what was broken, all of it and nothing else, rule by rule")
    func precisionAndRecall() async throws {
        try await withDatabase { database in
            let feed = MadeFeed(works: 1_000, period: 200)
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: folder) }
            #expect(try feed.write(to: folder.path) > 9_500)
            let report = try await FeedLoad(FeedFolder(folder.path, mayBeUnverified: false), into: database).run()
            #expect(report.isVerified && report.complaints.isEmpty && report.orphans.isEmpty)
            try await store(feed.credits, database)
            let audit = try await PublishingQueries(database).audit(of: feed.isrcs)
            #expect(audit.isrcs == 1_000)
            let found = Dictionary(grouping: audit.findings, by: \.rule).mapValues { $0.map(\.isrc).sorted() }
            let expected = Dictionary(grouping: feed.expected, by: \.rule).mapValues { $0.map(\.isrc).sorted() }
            for rule in AuditRule.allCases {
                #expect(found[rule] == expected[rule], "\(rule)")
                #expect((expected[rule] ?? []).count >= 5, "\(rule) is broken nowhere")
            }
            #expect(audit.findings.map(\.rank) == Array(1...audit.findings.count))
            #expect(audit.findings.prefix(45).allSatisfy { $0.stake != nil })
            #expect(audit.findings.allSatisfy { $0.rule == .notFound || !$0.evidence.isEmpty })
        }
    }
}
