import Logging
public import WorkerRuntime

extension FleetSources {
    /// What a worker asks providers for.
    public enum Role: Sendable { case catalogue, credits, links, enrichment }

    /// The providers of a worker. Those that its role lacks are said on its log, once.
    ///
    /// - Throws: `ConfigurationError` when a setting can't be used.
    public init(_ context: WorkerContext, announcing role: Role) throws {
        try self.init(settings: context.settings, database: context.database, open: context.gateway)
        for absence in absences where absence.provider.has(role) {
            context.logger.info("left out: \(absence)")
        }
    }
}

extension Provider {
    func has(_ role: FleetSources.Role) -> Bool {
        switch role {
        case .catalogue: [.musicbrainz, .spotify].contains(self)
        case .credits: [.musicbrainz, .genius, .discogs].contains(self)
        case .enrichment: [.spotify, .musicbrainz].contains(self)
        case .links: [.musicbrainz, .genius, .discogs, .instagram].contains(self)
        }
    }
}
