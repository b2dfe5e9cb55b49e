import Testing

@testable import LinerKit

@Suite("SimulatorEnvironment")
struct SimulatorEnvironmentTests {
    @Test("the variables lead workers to the simulator, at its speed")
    func variables() {
        let environment = SimulatorEnvironment(port: 8484, speed: 20)
        #expect(environment.variables["MUSICBRAINZ_API_URL"] == "http://127.0.0.1:8484/ws/2")
        #expect(environment.variables["MUSICBRAINZ_REQUESTS_PER_SECOND"] == "20.0")
        #expect(SimulatorEnvironment(port: 1, speed: 0.5).variables["MUSICBRAINZ_REQUESTS_PER_SECOND"] == "0.5")
        // With one of them set, a real key would win, and be sent to the simulator.
        for name in ["SPOTIFY_CLIENT_SECRET", "GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN", "INSTAGRAM_API_KEY"] {
            #expect(environment.lines.contains { $0.hasPrefix("unset ") && $0.contains(" \(name)_FILE") })
        }
        #expect(environment.lines.contains("export MUSICBRAINZ_API_URL=http://127.0.0.1:8484/ws/2"))
    }
}
