import Simulator

/// The variables that lead workers to a simulator.
struct SimulatorEnvironment: Sendable, Equatable {
    let port: Int
    let speed: Double

    var variables: [String: String] {
        [
            "MUSICBRAINZ_API_URL": "http://127.0.0.1:\(port)/ws/2",
            "MUSICBRAINZ_REQUESTS_PER_SECOND": speed == speed.rounded() ? String(Int(speed)) : String(speed),
            "MUSICBRAINZ_CONTACT": "simulator@localhost",
        ]
    }

    var lines: [String] {
        ["The simulator listens on port \(port). For the workers:"]
            + variables.sorted { $0.key < $1.key }.map { "export \($0.key)=\($0.value)" }
            + ["It ends with Ctrl-C."]
    }
}

/// A score in `--json` form.
struct SimulatorScore: Sendable, Equatable, Encodable {
    let requests: Int
    let requestsByEndpoint: [String: Int]
    let answersByStatus: [String: Int]
    let windowsExceeded: Int
    let inFlightMaximum: Int
    let faults: [String: Int]

    init(_ score: Score) {
        requests = score.requests
        requestsByEndpoint = score.requestsByEndpoint
        answersByStatus = Dictionary(uniqueKeysWithValues: score.answersByStatus.map { (String($0.key), $0.value) })
        windowsExceeded = score.windowsExceeded
        inFlightMaximum = score.inFlightMaximum
        faults = score.faults
    }
}
