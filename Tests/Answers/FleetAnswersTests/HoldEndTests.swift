import FoundationEssentials
import Testing

@testable import FleetAnswers

@Suite("HoldEnd")
struct HoldEndTests {
    private let now = Date(timeIntervalSince1970: 1_780_000_000)

    @Test("an instant is told, and one that never comes is no instant")
    func ends() {
        #expect(HoldEnd(nil, now: now).until == nil && !HoldEnd(nil, now: now).isUntilLifted)
        let soon = now.addingTimeInterval(365 * 86_400)
        #expect(HoldEnd(soon, now: now).until == soon && !HoldEnd(soon, now: now).isUntilLifted)
        for date in [Date.distantFuture, now.addingTimeInterval(101 * 365 * 86_400)] {
            #expect(HoldEnd(date, now: now).until == nil && HoldEnd(date, now: now).isUntilLifted)
        }
    }
}
