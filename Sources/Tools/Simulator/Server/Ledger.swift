/// What a simulator remembers from one request to the next: windows, counts and the fault script.
struct Ledger: Sendable {
    private(set) var score = Score()
    var faults: FaultScript
    private let speed: Double
    private let seed: UInt64
    private var windows: [String: RollingWindow] = [:]
    private var ordinal = 0
    private var start: ContinuousClock.Instant

    /// Clients remembered at most; one simulator serves a test, a demo or a fleet.
    private static let windowsMaximum = 1_000

    init(_ configuration: SimulatorConfiguration, at now: ContinuousClock.Instant, startedSeconds: Int) {
        faults = configuration.faults
        speed = configuration.speed
        seed = configuration.seed
        start = now
        score.startedSeconds = startedSeconds
    }

    struct Arrival: Sendable {
        let ordinal: Int
        let verdict: RollingWindow.Verdict
        let isNamed: Bool
        let faults: [Fault]
    }

    /// Counts a request and says what becomes of it.
    mutating func arrive(
        _ endpoint: String, client: String, agent: String?, at now: ContinuousClock.Instant
    ) -> Arrival {
        ordinal += 1
        score.requestsByEndpoint[endpoint, default: 0] += 1
        score.inFlight += 1
        score.inFlightMaximum = max(score.inFlightMaximum, score.inFlight)
        if windows.count >= Self.windowsMaximum { windows.removeAll() }
        let unused = RollingWindow(speed: speed)
        let verdict = windows[client, default: unused].admit(at: now)
        if case .wait = verdict { score.windowsExceeded += 1 }
        let isNamed = Self.namesApplication(agent)
        if !isNamed { score.agentsRefused += 1 }
        let elapsed = (now - start) / .seconds(1)
        let hits = faults.faults(ordinal: ordinal, seconds: elapsed, endpoint: endpoint, seed: seed)
        for fault in hits { score.faults[fault.name, default: 0] += 1 }
        return Arrival(ordinal: ordinal, verdict: verdict, isNamed: isNamed, faults: hits)
    }

    /// Counts an answer, before its first byte goes out, so that who has read it finds it counted.
    mutating func answer(status: Int) { score.answersByStatus[status, default: 0] += 1 }

    /// Counts a request out, when its last byte has gone or its connection broke.
    mutating func leave() { score.inFlight -= 1 }

    /// Begins anew; requests in flight stay counted as such, the fault script stays.
    mutating func reset(at now: ContinuousClock.Instant, startedSeconds: Int) {
        let inFlight = score.inFlight
        score = Score()
        score.inFlight = inFlight
        score.inFlightMaximum = inFlight
        score.startedSeconds = startedSeconds
        windows = [:]
        ordinal = 0
        start = now
    }

    /// The provider wants application, version and contact, and throttles the defaults of libraries.
    static func namesApplication(_ agent: String?) -> Bool {
        guard let agent, !agent.isEmpty else { return false }
        let defaults = ["curl/", "python-", "java/", "go-http-client", "okhttp", "swift-nio", "xctest"]
        return !defaults.contains { agent.lowercased().hasPrefix($0) }
    }
}
