/// How a simulator behaves.
public struct SimulatorConfiguration: Sendable {
    /// Address to listen on.
    public var host: String
    /// 0: any free one.
    public var port: Int
    /// 20: twenty times real speed, so that the providers' windows are a twentieth as long.
    public var speed: Double
    /// The same seed and the same requests give the same answers and the same faults.
    public var seed: UInt64
    /// Time that every answer takes at least, in real time.
    public var latency: Duration
    /// Of single services, by name, in place of ``latency``.
    public var latencyByService: [String: Duration] = [:]
    /// Real time from a credits page's document to its credits, which a script fills in.
    public var creditsPageDelay = Duration.milliseconds(900)
    public var faults: FaultScript
    public var view: CatalogueView
    /// Served in place of the bundled catalogue and its view; nil: those.
    public var labelled: LabelledCatalogue?
    public var spotifyMode: SpotifyMode

    public init(
        host: String = "127.0.0.1", port: Int = 0, speed: Double = 1, seed: UInt64 = 1,
        latency: Duration = .milliseconds(2), faults: FaultScript = FaultScript(), view: CatalogueView = .complete,
        spotifyMode: SpotifyMode = .extended
    ) {
        precondition(speed > 0, "a simulator runs at a speed above zero")
        self.host = host
        self.port = port
        self.speed = speed
        self.seed = seed
        self.latency = latency
        self.faults = faults
        self.view = view
        self.spotifyMode = spotifyMode
    }
}
