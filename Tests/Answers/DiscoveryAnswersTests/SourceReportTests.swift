import AnswerForms
import AnswersTestSupport
import Catalogue
import CatalogueAnswers
import FleetAnswers
import Postgres
import Testing

@testable import DiscoveryAnswers

@Suite("What each source brought")
struct SourceReportTests {
    /// A run that took somebody of whom there is a namesake, left something out, gave something up and waits.
    private func withRun(_ body: (Database, String) async throws -> Void) async throws {
        try await CatalogueSample.with { database in
            let run = try await DeadLetterSample.give(database)
            try await database.query(
                """
                select linernotes.send_batch('album_discovery', array['{"artistId": "1"}'::jsonb],
                  array[jsonb_build_object('run', $1::text, 'v', 1, 'hop', 1)])
                """, run)
            let artists = """
                [{"run_id": "\(run)", "source": "musicbrainz", "native_id": "artist-janet", "is_taken": true, "position": 1, \
                "name": "Janet Jackson", "note": "US singer"}, \
                {"run_id": "\(run)", "source": "musicbrainz", "native_id": "other", "is_taken": false, "position": 2, \
                "name": "Janet Jackson", "note": ""}]
                """
            try await database.query("select linernotes.store_run_artists($1::jsonb)", artists)
            for count in [2, 3] {
                try await database.query(
                    """
                    insert into linernotes.worker_issues (
                      at, queue, worker, run_id, category, code, error, disposition, context)
                    values (now(), 'track_discovery', 'w', $1::text::uuid, 'omitted', 'c', 'e', 'omitted',
                      jsonb_build_object('source', 'genius', 'what', 'a null', 'count', $2::int))
                    """, run, count)
            }
            try await database.query("select linernotes.penalize_upstream('spotify', 43200000, 'asks to slow down')")
            try await body(database, run)
        }
    }

    @Test("by source: whom it took, who else there is, how much it knows, what was left out and given up")
    func sources() async throws {
        try await withRun { database, run in
            let janet = try await CatalogueQueries(database).artist("Janet Jackson").artistId
            let reports = try await Discoveries(database).sources(of: run, artist: janet)
            try #require(reports.map(\.source) == ["musicbrainz", "genius", "", "spotify"])
            let first = reports[0]
            #expect(first.taken == .init(id: "artist-janet", name: "Janet Jackson", note: "US singer"))
            #expect(first.namesakes == [.init(id: "other", name: "Janet Jackson", note: "")])
            #expect([first.albums, first.tracks, first.creditedTracks, first.links] == [1, 4, 2, 1])
            #expect([reports[1].albums, reports[1].creditedTracks, reports[1].links] == [0, 1, 1])
            #expect(reports[1].leftOut == [.init(what: "a null", count: 5)])
            #expect(reports[2].failures.map(\.error) == ["musicbrainz has no artist"])
            #expect(reports[3].isHeld && reports[3].heldUntil != nil && reports[3].heldReason == "asks to slow down")
            #expect(!first.isHeld && first.failures.isEmpty)
        }
    }

    @Test("of a run that is done nobody waits for a source")
    func done() async throws {
        try await withRun { database, run in
            try await database.query(
                """
                select linernotes.acknowledge('album_discovery', array[msg_id], array[read_ct])
                from linernotes.read('album_discovery', 1, 60)
                """)
            let reports = try await Discoveries(database).sources(of: run, artist: nil)
            #expect(!reports.isEmpty && !reports.contains { $0.isHeld || $0.source == "spotify" })
        }
    }

    @Test("a run's sources stand beside its detail in one object")
    func report() async throws {
        try await withRun { database, run in
            let report = try await Discoveries(database).report(ofRun: String(run.prefix(8)))
            #expect(report.detail.run.runId == run && report.sources.count == 4)
            #expect(report.sources.first?.tracks == 4)
            let json = try JSONForm.text(report)
            #expect(json.contains(#""dead_letters""#) && json.contains(#""sources""#))
            await #expect(throws: (any Error).self) { try await Discoveries(database).report(ofRun: "0000") }
        }
    }
}
