public import Catalogue
import Chartmetric
import Credentials
import CreditsFM
import Discogs
public import Gateway
import Genius
import HTTPTransport
import Instagram
import MLC
import MusicBrainz
public import Postgres
public import Settings
import Spotify

/// The providers that this installation can ask, by role. One without its key is left out, and the fleet works
/// with the others.
public struct FleetSources: Sendable {
    // All of them are checked: nobody here is given a provider's words as they came.
    /// In the order in which they are asked: whoever states others' ids comes first.
    public private(set) var catalogues: [any CatalogueSource] = []
    public private(set) var credits: [any CreditSource] = []
    public private(set) var links: [any LinkSource] = []
    /// Of whom recordings can be asked that a list names by id or code.
    public private(set) var recordings: [any RecordingSource] = []
    public private(set) var profiles: [any ProfileSource] = []
    /// What `liner discover --plan` asks.
    public private(set) var planning: [any PlanningSource] = []
    public private(set) var absences: [Absence] = []

    /// - Throws: `ConfigurationError` when a setting can't be used, or when none is left.
    /// - Parameters:
    ///   - database: Where the fleet shares tokens and what its credentials are granted.
    ///   - open: Makes the way to a provider from its policy.
    public init(
        settings: Settings, database: Database, open: (UpstreamPolicy) -> some UpstreamFetching
    ) throws {
        let chosen = try Provider.chosen(settings)
        if chosen.contains(.musicbrainz) {
            let provider = try MusicBrainz(settings: settings, open: open)
            add(catalogue: provider, credits: provider, links: provider, planning: provider)
            recordings.append(CheckedRecordings(provider))
        }
        if takes(.spotify, chosen, Spotify.isConfigured(settings), needs: "SPOTIFY_CLIENT_ID is") {
            let provider = try Spotify(
                settings: settings, tokens: PostgresAccessTokenStore(database: database),
                capabilities: PostgresCapabilityStore(database: database), open: open)
            add(catalogue: provider, planning: provider)
            recordings.append(CheckedRecordings(provider))
        }
        if takes(.genius, chosen, Genius.isConfigured(settings), needs: "GENIUS_ACCESS_TOKEN is") {
            let provider = try Genius(settings: settings, open: open)
            add(credits: provider, links: provider)
        }
        if takes(.discogs, chosen, Discogs.isConfigured(settings), needs: "DISCOGS_TOKEN is") {
            let provider = try Discogs(settings: settings, open: open)
            add(credits: provider, links: provider)
        }
        if takes(
            .instagram, chosen, Instagram.isConfigured(settings), needs: "INSTAGRAM_API_KEY and INSTAGRAM_USER_ID are")
        {
            add(profiles: try Instagram(settings: settings, open: open))
        }
    }

    /// The one way in: whatever a provider says passes the catalogue's border.
    private mutating func add(
        catalogue: (any CatalogueSource)? = nil, credits source: (any CreditSource)? = nil,
        links linking: (any LinkSource)? = nil, profiles showing: (any ProfileSource)? = nil,
        planning foretelling: (any PlanningSource)? = nil
    ) {
        if let catalogue { catalogues.append(CheckedCatalogue(catalogue)) }
        if let source { credits.append(CheckedCredits(source)) }
        if let linking { links.append(CheckedLinks(linking)) }
        if let showing { profiles.append(CheckedProfiles(showing)) }
        if let foretelling { planning.append(CheckedPlanning(foretelling)) }
    }

    private mutating func takes(
        _ provider: Provider, _ chosen: Set<Provider>, _ isConfigured: Bool, needs variables: String
    ) -> Bool {
        guard chosen.contains(provider) else { return false }
        if !isConfigured { absences.append(Absence(provider: provider, reason: "\(variables) not set")) }
        return isConfigured
    }
}

extension FleetSources {
    /// The providers that are chosen and lack their keys, without asking or opening anything.
    ///
    /// - Throws: `ConfigurationError` when a setting can't be used.
    public static func absences(_ settings: Settings) throws -> [Absence] {
        let unused = Database(DatabaseConfiguration(connectionString: ""))
        return try FleetSources(settings: settings, database: unused) { _ in Unasked() }.absences
    }

    private struct Unasked: UpstreamFetching {
        func fetch(_ call: UpstreamCall) async throws -> HTTPResponse { throw CancellationError() }
    }

    public static let catalogueNames = [MusicBrainz.source, Spotify.source].map(\.name)
    public static let creditNames = [MusicBrainz.source, Genius.source, Discogs.source].map(\.name)
    public static let linkNames = [MusicBrainz.source, Genius.source, Discogs.source, Instagram.source]
        .map(\.name)
    /// Whom enrichment asks, phase by phase.
    public static let enrichmentNames =
        [Spotify.source.name, MLC.name, CreditsFM.name, MusicBrainz.source.name, Chartmetric.source.name]
    /// The source whose ids lists of songs bring.
    public static let shop = Spotify.source
}

/// A provider that is left out, and what it would take.
public struct Absence: Sendable, Equatable, CustomStringConvertible {
    public let provider: Provider
    public let reason: String

    public var description: String { "\(provider.rawValue): \(reason)" }
}

/// The providers that Liner Notes knows.
public enum Provider: String, Sendable, CaseIterable {
    case musicbrainz, spotify, genius, discogs, instagram

    /// `LINERNOTES_PROVIDERS`, a comma list; unset: all.
    static func chosen(_ settings: Settings) throws -> Set<Provider> {
        guard let text = settings.text("LINERNOTES_PROVIDERS") else { return Set(allCases) }
        let words = text.lowercased().split(separator: ",").map { $0.trimmingPrefix(" ") }
        let chosen = try words.map { word in
            guard let provider = Provider(rawValue: String(word)) else {
                let names = allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationError(
                    "LINERNOTES_PROVIDERS", "names none of \(names)", fix: "Set it to some of them, or unset it")
            }
            return provider
        }
        return Set(chosen)
    }
}
