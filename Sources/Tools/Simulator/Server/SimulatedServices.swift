/// All providers that one simulator serves.
struct SimulatedServices: Sendable {
    private let services: [any SimulatedService]

    init(_ configuration: SimulatorConfiguration) {
        let view = configuration.view
        services = [
            MusicBrainz(facts: view.facts(of: .musicBrainz)),
            Spotify(catalogue: .simulated, mode: configuration.spotifyMode), SpotifyAccounts(),
            Genius(view: view), Discogs(view: view), Instagram(),
        ]
    }

    /// The service that a path leads to, and the rest of the path; nil when there is none.
    func find(_ path: String) -> (service: any SimulatedService, path: String)? {
        for service in services {
            let root = type(of: service).root + "/"
            if path.hasPrefix(root) { return (service, String(path.dropFirst(root.count))) }
        }
        return nil
    }
}
