import FleetMessages
import FoundationEssentials
import Testing

@testable import WorkerRuntime

@Suite("A worker's declaration")
struct DeclarationTests {
    private struct Described: Decodable {
        let queue, cron: String
        let visibilityTimeoutSeconds, concurrency: Int
        let fields: [String: String]
    }

    @Test(
        "writes its schedule as a crontab does",
        arguments: [
            (1, "* * * * *"), (2, "*/2 * * * *"), (10, "*/10 * * * *"), (60, "0 * * * *"),
        ])
    func cron(minutes: Int, line: String) {
        #expect(Declaration.Schedule.every(minutes: minutes).cron == line)
    }

    @Test("describes itself as JSON")
    func json() throws {
        let declaration = Declaration(
            command: "x", summary: "s", message: AlbumDiscovery.self, schedule: .every(minutes: 5), batchSize: 50,
            concurrency: 2, visibilityTimeout: .seconds(60), upstreams: ["musicbrainz"])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let described = try decoder.decode(Described.self, from: Data(declaration.json.utf8))
        #expect(described.queue == "album_discovery")
        #expect(described.cron == "*/5 * * * *")
        #expect(described.visibilityTimeoutSeconds == 60 && described.concurrency == 2)
        #expect(described.fields.keys.sorted() == ["artistId", "nativeId", "offset"])
    }

    @Test("refuses a rhythm that does not divide the hour")
    func badSchedule() async {
        await #expect(processExitsWith: .failure) { _ = Declaration.Schedule.every(minutes: 7) }
    }
}
