import Testing

@testable import LinerKit

@Suite("SimulatedWorld")
struct SimulatedWorldTests {
    @Test("the demo never meets the user's own database")
    func environment() {
        let environment = SimulatedWorld.environment(
            [
                "DATABASE_URL": "x", "DATABASE_URL_FILE": "x", "DATABASE_DIRECT_URL": "x", "PGHOST": "x", "PATH": "p",
                "LINERNOTES_HOME": "/home/x",
            ], home: "/home/x", folder: "demo")
        #expect(environment == ["PATH": "p", "LINERNOTES_HOME": "/home/x/demo"])
    }
}
