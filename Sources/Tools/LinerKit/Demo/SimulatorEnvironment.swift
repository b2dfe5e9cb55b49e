import Simulator

/// The variables that lead workers to a simulator.
struct SimulatorEnvironment: Sendable, Equatable {
    let port: Int
    let speed: Double

    private var root: String { "http://127.0.0.1:\(port)" }

    /// Addresses, rates and keys: any key is right, but for those that stand for a lost one.
    var variables: [String: String] {
        [
            "MUSICBRAINZ_API_URL": "\(root)/ws/2", "MUSICBRAINZ_CONTACT": "simulator@localhost",
            "MUSICBRAINZ_REQUESTS_PER_SECOND": rate(1),
            "SPOTIFY_API_URL": "\(root)/spotify/v1", "SPOTIFY_ACCOUNTS_URL": "\(root)/spotify-accounts",
            "SPOTIFY_CLIENT_ID": "simulator", "SPOTIFY_CLIENT_SECRET": "simulator",
            "SPOTIFY_REQUESTS_PER_SECOND": rate(2.5),
            "GENIUS_API_URL": "\(root)/genius", "GENIUS_ACCESS_TOKEN": "simulator",
            "GENIUS_REQUESTS_PER_SECOND": rate(1),
            "DISCOGS_API_URL": "\(root)/discogs", "DISCOGS_TOKEN": "simulator",
            "DISCOGS_REQUESTS_PER_SECOND": rate(0.9),
            "INSTAGRAM_API_URL": "\(root)/instagram/v23.0", "INSTAGRAM_API_KEY": "simulator",
            "INSTAGRAM_USER_ID": "17841400000000000", "INSTAGRAM_REQUESTS_PER_SECOND": rate(0.05),
            "MLC_API_URL": "\(root)/mlc", "MLC_USERNAME": "simulator", "MLC_PASSWORD": "simulator",
            "MLC_REQUESTS_PER_SECOND": rate(2),
            "CREDITS_FM_API_URL": "\(root)/credits-fm", "CREDITS_FM_API_KEY": "simulator",
            "CREDITS_FM_REQUESTS_PER_SECOND": rate(0.5),
            "CHARTMETRIC_API_URL": "\(root)/chartmetric", "CHARTMETRIC_REFRESH_TOKEN": "simulator",
            "CHARTMETRIC_REQUESTS_PER_SECOND": rate(1),
            // Where it is to be read is said; whether, is for an operator to say.
            "CREDITS_PAGE_URL": "\(root)/credits-page", "CREDITS_PAGE_REQUESTS_PER_SECOND": rate(5),
        ]
    }

    /// An environment that leads to the simulator and to nobody else: files with real keys would win over ours, and a
    /// proxy has nothing to do with it.
    func applied(to environment: [String: String]) -> [String: String] {
        environment.filter { key, _ in
            let name = key.hasSuffix("_FILE") ? String(key.dropLast(5)) : key
            return (name == key || variables[name] == nil) && !name.uppercased().hasSuffix("_PROXY")
                && key != "LINERNOTES_SECRETS_FOLDER"
        }.merging(variables) { $1 }
    }

    /// So many requests a second at real speed, as fast as the simulator runs.
    private func rate(_ requests: Double) -> String { String(requests * speed) }

    /// A file with a real key would win over ours, and send it here.
    var lines: [String] {
        ["The simulator listens on port \(port). For the workers:"]
            + [
                "unset LINERNOTES_SECRETS_FOLDER "
                    + Tool.workerSecrets.filter { variables[$0] != nil }.map { $0 + "_FILE" }.joined(separator: " ")
            ]
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
