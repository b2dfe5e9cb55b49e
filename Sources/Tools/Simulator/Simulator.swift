import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Serves the providers' web services from the bundled catalogue, with their limits and with faults on demand.
///
/// MusicBrainz stands under `/ws/2/`, Spotify under `/spotify/v1/`, its tokens under `/spotify-accounts/`, Genius under
/// `/genius/`, Discogs under `/discogs/`, Instagram under `/instagram/v23.0/`, Chartmetric under `/chartmetric/api/`, the credits page under `/credits-page/`. To clients on the same machine only it
/// answers `GET /_simulator/score`, `PUT /_simulator/faults` (a ``FaultScript`` as text) and `POST /_simulator/reset`.
public final class Simulator: Sendable {
    private let configuration: SimulatorConfiguration
    private let ledger: SharedLedger

    public init(_ configuration: SimulatorConfiguration = SimulatorConfiguration()) {
        self.configuration = configuration
        ledger = SharedLedger(configuration)
    }

    /// Serves until the task is cancelled.
    ///
    /// - Parameter onReady: Called once, with the port, as soon as connections are accepted.
    /// - Throws: The error of the socket, when the address is taken or not allowed.
    public func run(onReady: @escaping @Sendable (_ port: Int) -> Void = { _ in }) async throws {
        var logger = Logger(label: "simulator")
        // Cancelling cuts open connections, which the server reports as errors.
        logger.logLevel = .critical
        let application = Application(
            responder: SimulatorResponder(configuration, ledger: ledger),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "simulator"),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }

    public func score() async -> Score { ledger.withLock { $0.score } }

    /// Replaces the fault script while the simulator runs.
    public func setFaults(_ faults: FaultScript) async { ledger.withLock { $0.faults = faults } }

    /// Forgets counts, windows and ordinals; the fault script stays.
    public func reset() async { ledger.reset() }
}
