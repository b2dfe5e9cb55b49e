import Foundation
import Simulator
import Testing

@testable import Simulator

@Suite("The provider's limit")
struct LimitTests {
    @Test("22 requests in a window go through, the 23rd is refused with a time to wait")
    func socket() async throws {
        try await withSimulator(SimulatorConfiguration(speed: 0.01, latency: .zero)) { (server) async throws in
            for remaining in (0..<22).reversed() {
                let reply = try await server.get("artist/123")
                #expect(reply.status == 400)
                #expect(reply.headers["x-ratelimit-remaining"] == String(remaining))
            }
            let refused = try await server.get("artist/123")
            #expect(refused.status == 503)
            #expect(Int(refused.headers["retry-after"] ?? "") ?? 0 > 1_000)
            let sentence = try refused.object()["error"] as? String
            #expect(
                sentence?.hasPrefix("Your requests are exceeding the allowable rate limit (23.0, limit is 22.0") == true
            )
            let score = await server.simulator.score()
            #expect(score.windowsExceededByService == ["musicbrainz": 1])
            #expect(score.requestsByEndpoint == ["musicbrainz/artist": 23])
            #expect(score.answersByStatus == [400: 22, 503: 1])
        }
    }

    @Test("a window opens again when its oldest request has left it, unless the client kept asking")
    func window() {
        let start = ContinuousClock.now
        let limit = ServiceLimit(requests: 22, window: .seconds(20))
        var window = RollingWindow(limit, speed: 20)
        for index in 0..<22 { #expect(window.admit(at: start) == .go(remaining: 21 - index)) }
        #expect(window.admit(at: start + .milliseconds(600)) == .wait(.milliseconds(400)))
        #expect(window.seen == 23)
        #expect(window.admit(at: start + .seconds(1)) == .go(remaining: 20))
        var impatient = RollingWindow(limit, speed: 20)
        for _ in 0..<22 { _ = impatient.admit(at: start) }
        for index in 0..<22 { _ = impatient.admit(at: start + .milliseconds(900 + index)) }
        guard case .wait = impatient.admit(at: start + .milliseconds(1_500)) else {
            Issue.record("refused requests must count")
            return
        }
    }

    @Test(
        "a client that does not name application, version and contact is throttled",
        arguments: [
            "", "curl/7.88.1", "LinerNotes", "LinerNotes/0.1", "LinerNotes ( a@b.example )", "LinerNotes/0.1 ()",
        ])
    func agents(agent: String) async throws {
        try await withSimulator { (server) async throws in
            #expect(try await server.get("artist/123", agent: agent).status == 503)
            let score = await server.simulator.score()
            #expect(score.agentsRefused == 1)
            #expect(score.windowsExceeded == 0)
        }
    }
}
