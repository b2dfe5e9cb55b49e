import Messages
import Postgres
import Simulator
import TestSupport
import Testing

@Suite("A discovery through five processes", .serialized)
struct DiscoveryTests {
    static let artist = "Janet Jackson"

    @Test("started by SQL and run as by cron: drains, and finds what the catalogue states")
    func calm() async throws {
        try await Fleet.with { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCron()
            #expect(try await fleet.deadLetters() == [])
            let producers: [String] = try await fleet.database.query(
                """
                select distinct p.name from linernotes.credits c join linernotes.people p on p.id = c.person_id
                where c.role in ('producer', 'co_producer', 'additional_producer') order by 1
                """
            ).map { try $0[0] }
            #expect(producers.contains("Jimmy Jam") && producers.contains("Terry Lewis"))
            let state: Row = try await fleet.database.query("select * from linernotes.run_status")[0]
            #expect(try state["in_flight"] as Int64 == 0)
        }
    }

    @Test("a second discovery of the same artist adds nothing twice")
    func second() async throws {
        try await Fleet.with { fleet in
            try await fleet.discover(Self.artist)
            try await fleet.runAsCron()
            let first = try await CatalogueDigest.lines(fleet.database)
            try await fleet.discover(Self.artist)
            try await fleet.runAsCron()
            #expect(try await CatalogueDigest.lines(fleet.database) == first)
            #expect(!first.isEmpty)
        }
    }

    @Test("killed, frozen and doubled workers end in the same state as a calm run")
    func chaos() async throws {
        let calm = try await calmState()
        let wild = try await Chaos.state(seed: 1, fence: .held)
        #expect(wild.lines == calm.lines)
        #expect(wild.messages == calm.messages)
    }

    @Test("the same test fails when the fence is taken out")
    func chaosWithoutFence() async throws {
        let calm = try await calmState()
        let wild = try await Chaos.state(seed: 1, fence: .takenOut)
        #expect(wild.messages != calm.messages)
    }

    private func calmState() async throws -> Chaos.State {
        var state = Chaos.State(lines: [], messages: [])
        try await Fleet.with { fleet in
            try await fleet.discover(Chaos.artist)
            try await fleet.runAsCron()
            state = try await Chaos.State(fleet.database)
        }
        return state
    }
}
