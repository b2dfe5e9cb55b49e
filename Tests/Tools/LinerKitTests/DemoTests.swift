import Simulator
import Testing

@testable import LinerKit

@Suite("Demo")
struct DemoTests {
    private let song = NumberOneSong.all.first { $0.title == "Hero" && $0.artist == "Mariah Carey" }

    @Test("what the catalogue states and what was found are compared name by name, both ways")
    func verdict() throws {
        let song = try #require(song)
        #expect(song.producers.count == 2)
        func verdict(_ names: [String]) -> DemoVerdict {
            DemoVerdict(
                names.map { .init(recording: song.recordingID, track: song.title, name: $0) },
                recordings: [song.recordingID], songs: NumberOneSong.all)
        }
        let good = verdict(song.producers)
        #expect(good.isGood)
        #expect(good.line == "2 of 2 producer credits that the catalogue states were found, 0 that it does not state.")
        #expect(verdict(song.producers + ["Nobody"]).invented == ["Nobody: Hero"])
        #expect(!verdict(song.producers + ["Nobody"]).isGood)
        #expect(verdict([song.producers[0]]).missing == ["\(song.producers[1]): Hero"])
        #expect(!verdict([song.producers[0]]).isGood)
        #expect(!verdict([]).isGood)
        #expect(!DemoVerdict([], recordings: [], songs: []).isGood)
    }

    @Test("the demo never meets the user's own database")
    func environment() {
        let environment = Demo.environment(
            [
                "DATABASE_URL": "x", "DATABASE_URL_FILE": "x", "DATABASE_DIRECT_URL": "x", "PGHOST": "x", "PATH": "p",
                "LINERNOTES_HOME": "/home/x",
            ], home: "/home/x")
        #expect(environment == ["PATH": "p", "LINERNOTES_HOME": "/home/x/demo"])
    }

    @Test("the variables lead workers to the simulator, at its speed")
    func variables() {
        let environment = SimulatorEnvironment(port: 8484, speed: 20)
        #expect(environment.variables["MUSICBRAINZ_API_URL"] == "http://127.0.0.1:8484/ws/2")
        #expect(environment.variables["MUSICBRAINZ_REQUESTS_PER_SECOND"] == "20.0")
        #expect(SimulatorEnvironment(port: 1, speed: 0.5).variables["MUSICBRAINZ_REQUESTS_PER_SECOND"] == "0.5")
        #expect(environment.lines.contains("export MUSICBRAINZ_API_URL=http://127.0.0.1:8484/ws/2"))
    }
}
