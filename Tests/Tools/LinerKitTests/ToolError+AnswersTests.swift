import AnswersTestSupport
import FleetMessages
import Postgres
import Testing

@testable import CatalogueAnswers
@testable import FleetAnswers
@testable import LinerKit

@Suite("ToolError for answers that are not there")
struct ToolErrorAnswersTests {
    @Test("nobody of a name is said with what finds them, and namesakes with what tells them apart")
    func artists() {
        let nobody = ToolError.of(ArtistLookUpError(text: "Nob\u{1B}ody", candidates: []) as any Error)
        #expect(nobody.kind == .negative)
        #expect(nobody.sentence == "the database has no artist “Nobody”")
        #expect(nobody.fix == "Find them first: liner discover “Nobody”")
        let namesakes = [(1, ""), (2, "a namesake")].map {
            ArtistAnswer(
                artistId: ArtistID(rawValue: $0), name: "Ann", disambiguation: $1, tracks: Int($0),
                sources: ["musicbrainz"])
        }
        let several = ToolError.of(ArtistLookUpError(text: "ann", candidates: namesakes) as any Error)
        #expect(
            several.sentence
                == "several artists have that name: 1 Ann (1 track, musicbrainz); 2 Ann (a namesake, 2 tracks, musicbrainz)"
        )
        #expect(several.fix == "Give the number instead of the name")
    }

    @Test("a run that is none, or several, and a schedule without pg_cron have their way out; the answer is no")
    func fleet() async throws {
        try await CatalogueSample.with { database in
            try await database.query(
                """
                insert into linernotes.runs (id, artist_query) values
                  ('abcd1111-0000-4000-8000-000000000001', '{"artistName": "A"}'),
                  ('abcd2222-0000-4000-8000-000000000002', '{"artistName": "B"}')
                """)
            func problem(_ body: () async throws -> Void) async -> ToolError? {
                do {
                    try await body()
                    return nil
                } catch {
                    return ToolError.of(error)
                }
            }
            let fleet = FleetQueries(database)
            let several = await problem { _ = try await fleet.run("abcd") }
            #expect(several?.kind == .negative && several?.fix == "Give more of the id")
            #expect(
                several?.sentence == "several runs begin with abcd: abcd1111-0000-4000-8000-000000000001 A; "
                    + "abcd2222-0000-4000-8000-000000000002 B")
            let none = await problem { _ = try await fleet.run("fff") }
            #expect(none?.kind == .negative && none?.sentence == "there is no run “fff”")
            let unscheduled = await problem { _ = try await FleetControl(database).schedule() }
            #expect(unscheduled?.kind == .negative && unscheduled?.fix.contains("liner schedule crontab") == true)
        }
    }
}
