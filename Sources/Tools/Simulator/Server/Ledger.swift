/// What a simulator remembers from one request to the next: windows, counts and the fault script.
struct Ledger: Sendable {
    private(set) var score = Score()
    var faults: FaultScript
    private let speed: Double
    private let seed: UInt64
    /// By service and client.
    private var windows: [String: RollingWindow] = [:]
    private var ordinal = 0
    private var start: ContinuousClock.Instant

    /// Windows remembered at most; one simulator serves a test, a demo or a fleet.
    private static let windowsMaximum = 1_000

    init(_ configuration: SimulatorConfiguration, at now: ContinuousClock.Instant, startedSeconds: Int) {
        faults = configuration.faults
        speed = configuration.speed
        seed = configuration.seed
        start = now
        score.startedSeconds = startedSeconds
    }

    struct Arrival: Sendable {
        let verdict: RollingWindow.Verdict
        /// What its client sent in the current window, this request included.
        let requestsInWindow: Int
        /// Whether the client said who it is, where the provider wants to know.
        let isNamed: Bool
        let faults: [Fault]
        /// Since the start or the last reset, at simulated speed.
        let seconds: Double

        var isAdmitted: Bool { if case .go = verdict { isNamed } else { false } }
    }

    /// Counts a request and says what becomes of it.
    mutating func arrive(
        _ request: ServiceRequest, at service: any SimulatedService, client: String, now: ContinuousClock.Instant
    ) -> Arrival {
        let name = type(of: service).name
        let endpoint = "\(name)/\(service.endpoint(of: request))"
        ordinal += 1
        score.requestsByEndpoint[endpoint, default: 0] += 1
        score.inFlight += 1
        score.inFlightMaximum = max(score.inFlightMaximum, score.inFlight)
        let (verdict, seen) = admit("\(name) \(client)", service.limit, now)
        if case .wait = verdict { score.windowsExceededByService[name, default: 0] += 1 }
        let isNamed = !service.throttles(agent: request.headers["user-agent"])
        if !isNamed { score.agentsRefused += 1 }
        let elapsed = (now - start) / .seconds(1)
        let hits = faults.faults(ordinal: ordinal, seconds: elapsed, endpoint: endpoint, seed: seed)
        for fault in hits { score.faults[fault.name, default: 0] += 1 }
        return Arrival(
            verdict: verdict, requestsInWindow: seen, isNamed: isNamed, faults: hits, seconds: elapsed * speed)
    }

    private mutating func admit(
        _ key: String, _ limit: ServiceLimit, _ now: ContinuousClock.Instant
    ) -> (RollingWindow.Verdict, seen: Int) {
        if windows.count >= Self.windowsMaximum { windows.removeAll() }
        var window = windows[key] ?? RollingWindow(limit, speed: speed)
        let verdict = window.admit(at: now)
        windows[key] = window
        return (verdict, window.seen)
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
}
