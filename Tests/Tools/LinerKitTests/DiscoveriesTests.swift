import Catalogue
import FleetMessages
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import LinerKit

@Suite("Discoveries")
struct DiscoveriesTests {
    @Test("a discovery is followed from its start to its end, with its dead letters")
    func follow() async throws {
        try await CatalogueSample.with { database in
            let discoveries = Discoveries(database)
            let run = try await discoveries.start(.name("Janet Jackson"))
            let started = try await discoveries.progress(run)
            #expect(started.artist == "Janet Jackson")
            #expect(started.of(.artistDiscovery) == .init(sent: 1, inFlight: 1))
            #expect(!started.isFinished)
            #expect(try await discoveries.artist(of: run) == nil)
            try await database.query(
                """
                select linernotes.dead_letter('artist_discovery', array[msg_id], array[read_ct], array[
                  '{"category": "not_found", "code": "artist_not_found", "error": "musicbrainz has no artist"}'::jsonb])
                from linernotes.read('artist_discovery', 1, 60)
                """)
            let ended = try await discoveries.progress(run)
            #expect(ended.isFinished)
            #expect(ended.deadLettered == 1)
            let letters = try await discoveries.deadLetters(of: run)
            #expect(letters.map(\.error) == ["musicbrainz has no artist"])
            let result = Discovery.Result(
                progress: ended, artist: nil, counts: ArtistCounts(), deadLetters: letters, seconds: 1)
            let problem = try #require(DiscoveryReport(result, producers: []).problem)
            #expect(problem.kind == .negative)
            #expect(problem.sentence == "musicbrainz has no artist")
        }
    }

    @Test("an id is told from a name by its look, unless that is settled")
    func query() async throws {
        try await CatalogueSample.with { database in
            let discoveries = Discoveries(database)
            let id = "070d193a-845c-479f-980e-bef15710653e"
            for query: Discoveries.Query in [.either(id), .id("x"), .name(id), .either("x'; drop table runs --")] {
                _ = try await discoveries.start(query)
            }
            let messages: [String] = try await database.query(
                "select message::text from pgmq.q_artist_discovery order by msg_id"
            ).map { try $0[0] }
            #expect(
                messages == [
                    #"{"artistId": "\#(id)"}"#, #"{"artistId": "x"}"#, #"{"artistName": "\#(id)"}"#,
                    #"{"artistName": "x'; drop table runs --"}"#,
                ])
        }
    }

    @Test("the run's artist is known from its own messages, waiting or archived; its catalogue is counted")
    func counts() async throws {
        try await CatalogueSample.with { database in
            let discoveries = Discoveries(database)
            let janet = try await CatalogueAnswers(database).artist("Janet Jackson").artistId
            let run = "5e8ff9bf-55ba-4508-8ed4-84af71d95a0f"
            try await database.query(
                "select pgmq.send('album_discovery', $1::jsonb, $2::jsonb)",
                JSONText(#"{"artistId":"\#(janet)","offset":0}"#), JSONText(#"{"run":"\#(run)"}"#))
            #expect(try await discoveries.artist(of: run) == janet)
            try await database.query("select pgmq.archive('album_discovery', 1)")
            #expect(try await discoveries.artist(of: run) == janet)
            #expect(try await discoveries.artist(of: "6e8ff9bf-55ba-4508-8ed4-84af71d95a0f") == nil)
            #expect(
                try await discoveries.counts(of: janet) == ArtistCounts(albums: 1, tracks: 4, credits: 5, people: 3))
        }
    }
}
