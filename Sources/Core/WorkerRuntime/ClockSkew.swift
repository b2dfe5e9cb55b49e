package import FoundationEssentials
package import Postgres

/// How far this machine's clock is from the database's, by which everything is decided and stored.
package struct ClockSkew: Sendable, Equatable {
    /// Positive: this machine is ahead. What the way to the server may account for is left out.
    package let seconds: Double

    /// From so many seconds on it is worth a word: certificates, dates in providers' headers and logs go by this clock.
    package static let secondsWorthAWord = 60.0

    package init(here: Date, there: Date, roundTripSeconds: Double) {
        let difference = here.timeIntervalSince(there)
        seconds = difference.magnitude <= roundTripSeconds ? 0 : difference
    }

    /// Asks the database, in one round trip.
    ///
    /// - Throws: `DatabaseError`
    package init(of database: Database, now: @Sendable () -> Date = { Date() }) async throws {
        let start = ContinuousClock.now
        let there: Date = try await database.query("select pg_catalog.clock_timestamp()")[0][0]
        self.init(here: now(), there: there, roundTripSeconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// A sentence with the way out; nil where both agree.
    package var warning: String? {
        guard seconds.magnitude >= Self.secondsWorthAWord else { return nil }
        return "\(finding); set it right, for instance with `timedatectl set-ntp true`"
    }

    /// As `the clock of this machine is 400 days ahead of the database's`.
    package var finding: String {
        guard seconds.magnitude >= Self.secondsWorthAWord else { return "this machine's agrees with the database's" }
        return "the clock of this machine is \(Self.spelled(seconds.magnitude)) \(seconds > 0 ? "ahead of" : "behind") "
            + "the database's"
    }

    private static func spelled(_ seconds: Double) -> String {
        switch seconds {
        case ..<7_200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3_600)) hours"
        default: "\(Int(min(seconds, 1e15) / 86_400)) days"
        }
    }
}
