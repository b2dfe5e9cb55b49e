import AnswersTestSupport
import Catalogue
import CatalogueAnswers
import FleetMessages
import FoundationEssentials
import Postgres
import Testing

@testable import DiscoveryAnswers

@Suite("Discoveries")
struct DiscoveriesTests {
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

    @Test("the run's artist is whom a source took for it")
    func artist() async throws {
        try await CatalogueSample.with { database in
            let discoveries = Discoveries(database)
            let janet = try await CatalogueQueries(database).artist("Janet Jackson").artistId
            let run = try await discoveries.start(.name("Janet Jackson"))
            #expect(try await discoveries.artist(of: run) == nil)
            let artists = """
                [{"run_id": "\(run)", "source": "musicbrainz", "native_id": "artist-janet", "is_taken": true, \
                "position": 1, "name": "Janet Jackson"}, \
                {"run_id": "\(run)", "source": "musicbrainz", "native_id": "artist-other", "is_taken": false, \
                "position": 2, "name": "Janet Jackson"}]
                """
            try await database.query("select linernotes.store_run_artists($1::jsonb)", artists)
            #expect(try await discoveries.artist(of: run) == janet)
            #expect(try await discoveries.artist(of: "6e8ff9bf-55ba-4508-8ed4-84af71d95a0f") == nil)
        }
    }

    @Test(
        "an id is told from a name as the database tells it",
        arguments: [
            "070d193a-845c-479f-980e-bef15710653e", "070D193A-845C-479F-980E-BEF15710653E", "4qwGe91Bz9K2T8jXTZ815W",
            "Janet Jackson", "", "4qwGe91Bz9K2T8jXTZ815", "4qwGe91Bz9K2T8jXTZ81é", "070d193a845c479f980ebef15710653e",
        ])
    func query(text: String) async throws {
        let query = Discoveries.Query.either(text).artistQuery
        guard !text.isEmpty else {
            #expect(query == .name(""))
            return
        }
        try await CatalogueSample.with { database in
            _ = try await Discoveries(database).start(.either(text))
            let isID: Bool = try await database.query(
                "select message ? 'artistId' from pgmq.q_artist_discovery")[0][0]
            #expect(query == (isID ? .id(text) : .name(text)))
        }
    }
}
