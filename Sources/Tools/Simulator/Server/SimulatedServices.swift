/// All providers that one simulator serves.
struct SimulatedServices: Sendable {
    private let services: [any SimulatedService]

    init(_ configuration: SimulatorConfiguration) {
        services = configuration.labelled.map { Self.all($0, configuration) } ?? Self.all(configuration)
    }

    private static func all(
        _ labelled: LabelledCatalogue, _ configuration: SimulatorConfiguration
    ) -> [any SimulatedService] {
        [
            MusicBrainz(facts: labelled.facts(of: .musicBrainz)),
            Spotify(catalogue: SpotifyCatalogue(labelled.truth), mode: configuration.spotifyMode), SpotifyAccounts(),
            Genius(catalogue: GeniusCatalogue(labelled.facts(of: .genius), without: labelled.hiddenAtGenius)),
            Discogs(catalogue: DiscogsCatalogue(labelled.facts(of: .discogs))), Instagram(), MLC(), CreditsFM(),
            Chartmetric(catalogue: ChartmetricCatalogue(labelled.truth)),
            CreditsPageService(catalogue: CreditsPageCatalogue(labelled.truth), delay: configuration.creditsPageDelay),
        ]
    }

    private static func all(_ configuration: SimulatorConfiguration) -> [any SimulatedService] {
        let view = configuration.view
        return [
            MusicBrainz(facts: view.facts(of: .musicBrainz)),
            Spotify(catalogue: .simulated, mode: configuration.spotifyMode), SpotifyAccounts(),
            Genius(view: view), Discogs(view: view), Instagram(), MLC(), CreditsFM(),
            Chartmetric(catalogue: .simulated),
            CreditsPageService(catalogue: .simulated, delay: configuration.creditsPageDelay),
        ]
    }

    /// The service that a path leads to, and the rest of the path; nil when there is none.
    func find(_ path: String) -> (service: any SimulatedService, path: String)? {
        // A robots file stands at a site's root, and ours is the site of one page.
        if path == "/robots.txt", let page = services.first(where: { $0 is CreditsPageService }) {
            return (page, "robots.txt")
        }
        for service in services {
            let root = type(of: service).root + "/"
            if path.hasPrefix(root) { return (service, String(path.dropFirst(root.count))) }
        }
        return nil
    }
}
