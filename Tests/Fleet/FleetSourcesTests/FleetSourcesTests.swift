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
