import AnswersTestSupport
import Postgres
import Testing

@testable import FleetAnswers

@Suite("FleetControl")
struct FleetControlTests {
    @Test("an upstream is held for a time or until it is lifted; lifting says what held it, and the log who did it")
    func upstreams() async throws {
        try await CatalogueSample.with { database in
            let (fleet, control) = (FleetQueries(database), FleetControl(database))
            try await control.hold("spotify", for: nil, reason: "contract")
            try await control.hold("genius", for: .seconds(7_200), reason: nil)
            #expect(try await fleet.upstreamLimits().map(\.isHeldUntilLifted) == [false, true])
            #expect(try await control.lift("spotify", reason: "signed") == ["penalty"])
            #expect(try await control.lift("spotify", reason: nil) == [])
            #expect(try await fleet.upstreamLimits().map(\.upstream) == ["genius"])
            let log = try await fleet.maintenanceLog(limit: 9)
            #expect(log.contains { $0.details.contains("contract") })
            #expect(log.contains { $0.details.contains("signed") })
        }
    }
}
