import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import WorkerRuntime

@Suite("The clock of this machine")
struct ClockSkewTests {
    private func skew(_ seconds: Double, roundTrip: Double = 0.01) -> ClockSkew {
        let there = Date(timeIntervalSince1970: 1_800_000_000)
        return ClockSkew(here: there.addingTimeInterval(seconds), there: there, roundTripSeconds: roundTrip)
    }

    @Test("is worth a word where it differs by a minute", arguments: [-59.0, -1, 0, 30, 59])
    func agrees(seconds: Double) { #expect(skew(seconds).warning == nil) }

    @Test(
        "is said with how far it is off, and which way",
        arguments: [
            (60.0, "1 min ahead of"), (-3_600, "60 min behind"), (86_400, "24 hours ahead of"),
            (34_560_000, "400 days ahead of"), (-4e9, "46296 days behind"),
        ] as [(Double, String)])
    func differs(seconds: Double, words: String) {
        #expect(
            skew(seconds).warning
                == "the clock of this machine is \(words) the database's; set it right, for instance with "
                + "`timedatectl set-ntp true`")
    }

    @Test("is not blamed for a slow answer")
    func slow() { #expect(skew(90, roundTrip: 100).warning == nil) }

    @Test("is held against the database's own")
    func asked() async throws {
        let test = try await TestDatabase.fresh()
        #expect(try await ClockSkew(of: test.database).warning == nil)
        let ahead = try await ClockSkew(of: test.database) { Date().addingTimeInterval(400 * 86_400) }
        #expect(ahead.warning?.contains("400 days ahead") == true)
        try await test.drop()
    }
}
