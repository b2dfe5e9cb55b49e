import Simulator
import Testing

@Suite("The simulator")
struct SimulatorTests {
    @Test("a port that is taken is an error, not a wait")
    func portTaken() async throws {
        try await withSimulator { (server) async throws in
            let second = Simulator(SimulatorConfiguration(port: server.port))
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }

    @Test("a reset forgets windows and counts")
    func reset() async throws {
        try await withSimulator(SimulatorConfiguration(speed: 0.01, latency: .zero)) { (server) async throws in
            for _ in 1...23 { _ = try await server.get("artist/123") }
            #expect(await server.simulator.score().windowsExceeded == 1)
            await server.simulator.reset()
            #expect(try await server.get("artist/123").status == 400)
            let score = await server.simulator.score()
            #expect(score.requests == 1 && score.windowsExceeded == 0)
        }
    }

    @Test("cancelling ends the run, even with an answer under way", .timeLimit(.minutes(5)))
    func cancelling() async throws {
        let faults = try FaultScript("slow-headers=600000")
        let configuration = SimulatorConfiguration(speed: 1e6, latency: .zero, faults: faults)
        let pending = try await withSimulator(configuration) { (server) async throws in
            let pending = Task { try await server.get("artist/123").status }
            while await server.simulator.score().inFlight == 0 { await Task.yield() }
            return pending
        }
        await #expect(throws: (any Error).self) { try await pending.value }
    }
}
