import FoundationEssentials
import Synchronization

/// The one ledger of a simulator, for all its connections.
final class SharedLedger: Sendable {
    private let ledger: Mutex<Ledger>

    init(_ configuration: SimulatorConfiguration) {
        ledger = Mutex(Ledger(configuration, at: .now, startedSeconds: Self.seconds))
    }

    func withLock<Result: Sendable>(_ body: (inout Ledger) -> Result) -> Result {
        ledger.withLock { body(&$0) }
    }

    func reset() { withLock { $0.reset(at: .now, startedSeconds: Self.seconds) } }

    /// Whole seconds since 1970.
    static var seconds: Int { Int(Date().timeIntervalSince1970) }
}

/// One request in flight: as long as this lives, it counts as such, whichever way it ends.
final class Flight: Sendable {
    private let ledger: SharedLedger

    init(_ ledger: SharedLedger) { self.ledger = ledger }

    deinit { ledger.withLock { $0.leave() } }
}
