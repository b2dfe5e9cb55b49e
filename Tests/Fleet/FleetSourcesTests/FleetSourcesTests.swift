import Catalogue
import FleetSources
import Gateway
import HTTPTransport
import Logging
import Postgres
import Settings
import Testing

@Suite("The providers of a fleet")
struct FleetSourcesTests {
    private struct NoWay: UpstreamFetching {
        func fetch(_ call: UpstreamCall) async throws -> HTTPResponse { throw CancellationError() }
    }

    private func sources(_ environment: [String: String]) throws -> FleetSources {
        // Nothing is asked of it while sources are made.
        let database = Database(DatabaseConfiguration(connectionString: "", applicationName: "test"))
        return try FleetSources(settings: Settings(environment: environment), database: database) { _ in NoWay() }
    }

    @Test("without any key are those that need none")
    func noKeys() throws {
        let sources = try sources([:])
        #expect(sources.catalogues.map(\.source.name) == ["musicbrainz"])
        #expect(sources.credits.map(\.source.name) == ["musicbrainz"])
        #expect(sources.links.map(\.source.name) == ["musicbrainz"])
    }

    @Test("say what is left out, and what it would take")
    func absences() throws {
        let left = try FleetSources.absences(Settings(environment: ["GENIUS_ACCESS_TOKEN": "x"]))
        #expect(
            left.map(\.description) == [
                "spotify: SPOTIFY_CLIENT_ID is not set", "discogs: DISCOGS_TOKEN is not set",
                "instagram: INSTAGRAM_API_KEY and INSTAGRAM_USER_ID are not set",
            ])
        #expect(try FleetSources.absences(Settings(environment: ["LINERNOTES_PROVIDERS": "musicbrainz"])) == [])
    }

    @Test("with all keys take all roles that they have")
    func allKeys() throws {
        let sources = try sources([
            "SPOTIFY_CLIENT_ID": "x", "SPOTIFY_CLIENT_SECRET": "x", "GENIUS_ACCESS_TOKEN": "x", "DISCOGS_TOKEN": "x",
            "INSTAGRAM_API_KEY": "x", "INSTAGRAM_USER_ID": "17841400000000000",
        ])
        #expect(sources.catalogues.map(\.source.name) == FleetSources.catalogueNames)
        #expect(sources.credits.map(\.source.name) == FleetSources.creditNames)
        #expect((sources.links.map(\.source.name) + sources.profiles.map(\.source.name)) == FleetSources.linkNames)
        #expect(sources.planning.map(\.source.name) == FleetSources.catalogueNames)
        #expect(sources.absences == [])
    }

    @Test("half of a credential is an error that names the other half")
    func half() {
        #expect {
            try sources(["SPOTIFY_CLIENT_ID": "x"])
        } throws: { "\($0)".contains("SPOTIFY_CLIENT_SECRET") }
    }

    @Test("are those that were chosen")
    func chosen() throws {
        #expect(try sources(["LINERNOTES_PROVIDERS": "musicbrainz"]).catalogues.count == 1)
        #expect(try sources(["LINERNOTES_PROVIDERS": "genius"]).catalogues.isEmpty)
    }

    @Test("are refused by a name that none has, with the names that there are")
    func unknown() {
        #expect {
            try sources(["LINERNOTES_PROVIDERS": "musicbrains"])
        } throws: { error in
            "\(error)".contains("LINERNOTES_PROVIDERS") && "\(error)".contains("musicbrainz, spotify")
        }
    }
}
