import Catalogue
import Postgres
import Testing

@testable import DiscoveryAnswers

@Suite("SourcePlan")
struct SourcePlanTests {
    private func ask(_ sources: [any PlanningSource]) async throws -> [SourcePlan] {
        try await SourcePlan.ask(sources, .name("A")) { "unexplained: \(type(of: $0))" }
    }

    @Test("all have their say in their order; one that fails explains itself, or is explained")
    func outcomes() async throws {
        let plans = try await ask([
            Planner(source: Source("genius"), error: Refused()),
            Planner(source: Source("musicbrainz"), steps: [.init("search", requests: 1)]),
            Planner(source: Source("broken"), error: DatabaseError(.connectionFailed, "gone")),
            Planner(source: Source("discogs")),
        ])
        #expect(plans.map(\.source.name) == ["genius", "musicbrainz", "broken", "discogs"])
        #expect(plans[0].outcome == .failed("genius refuses the token"))
        #expect(plans[1].plan?.requests == 1)
        #expect(plans[2].outcome == .failed("unexplained: DatabaseError"))
        #expect(plans[3].outcome == .unknown)
    }

    @Test("a cancelled plan is cancelled, and no source's failure")
    func cancelled() async throws {
        let source = Planner(source: Source("genius"), error: CancellationError())
        await #expect(throws: CancellationError.self) { try await ask([source]) }
    }

    @Test("one request takes no time at the least, and none takes none", arguments: [(0, 0), (1, 0), (2, 3), (11, 30)])
    func time(requests: Int, seconds: Int) {
        let plan = RequestPlan(
            artist: FoundArtist(nativeID: "a", name: "A"), albums: nil, tracks: nil,
            steps: [.init("all", requests: requests)], spacing: .seconds(3))
        #expect(plan.timeMinimum == .seconds(seconds))
    }
}
