import Catalogue
import Chartmetric
import ConcurrentMap
import Credentials
import CreditsFM
public import Enrichment
import FoundationEssentials
import MLC
import Postgres
import Publishing
public import WorkerRuntime

extension FleetSources {
    /// Who is asked of songs what has no place in the catalogue, in the order of the phases; and why others are left out.
    ///
    /// - Throws: `ConfigurationError` when a setting can't be used.
    public static func songs(
        _ context: WorkerContext
    ) throws -> (sources: [any SongSource], absences: [EnrichmentPhase: String]) {
        var sources: [any SongSource] = []
        var absences: [EnrichmentPhase: String] = [.creditsPage: "read by no worker of this release"]
        let registries = try RegistrationSources(settings: context.settings, open: context.gateway)
        if registries.isEmpty {
            absences[.publishing] = "MLC_USERNAME and MLC_PASSWORD are not set, and CREDITS_FM is not on"
        } else {
            sources.append(RegisteredSongs(database: context.database, sources: registries))
        }
        if Chartmetric.isConfigured(context.settings) {
            let store = PostgresAccessTokenStore(database: context.database)
            sources.append(
                MovingSongs(
                    chartmetric: try Chartmetric(
                        settings: context.settings, tokens: store, surroundings: context.surroundings,
                        open: context.gateway)))
        } else {
            absences[.chartmetric] = "CHARTMETRIC_REFRESH_TOKEN is not set"
        }
        return (sources, absences)
    }
}

/// Registrations of songs' works: of a loaded feed, then of those who can be asked.
private struct RegisteredSongs: SongSource {
    let phase = EnrichmentPhase.publishing
    let database: Database
    let sources: RegistrationSources

    func outcomes(
        of songs: [EnrichedSong], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<SongOutcome, any Error>] {
        let codes = songs.map { $0.reference.isrcCodes.first ?? "" }
        let known = try await database.transaction { transaction in
            try await transaction.freshRegistrations(of: codes, at: Date()) + transaction.feedRegistrations(of: codes)
        }
        let found = await sources.registrations(of: codes, known: known)
        try Task.checkCancellation()
        let answered = Dictionary(grouping: found.registrations, by: \.isrc)
        let isKnown = Set(known.map(\.isrc))
        var results: [Result<SongOutcome, any Error>] = []
        for (place, (song, code)) in zip(songs, codes).enumerated() {
            let registrations = answered[code] ?? []
            if registrations.isEmpty, !isKnown.contains(code), let failure = found.failures.values.first {
                results.append(.failure(failure))
            } else {
                results.append(.success(SongOutcome(id: song.id, registrations: registrations)))
            }
            await each(place)
        }
        return results
    }
}

/// How songs move, and what they go with.
private struct MovingSongs: SongSource {
    let phase = EnrichmentPhase.chartmetric
    let chartmetric: Chartmetric

    func outcomes(
        of songs: [EnrichedSong], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<SongOutcome, any Error>] {
        try await songs.enumerated().map(\.self).concurrentMap(atMost: chartmetric.concurrencyMaximum) { place, song in
            let result = try await Result.of {
                let facts = try await chartmetric.facts(ofISRC: song.reference.isrcCodes.first ?? "")
                let said = facts.map { SongFacts(MovingFacts($0), from: source) } ?? .none(from: source)
                return SongOutcome(id: song.id, facts: [said])
            }
            await each(place)
            return result
        }
    }
}

/// As they are kept.
private struct MovingFacts: Encodable {
    let chartmetricId: Int
    /// Streams a day over the last week, and over the one before.
    let streamingVelocity, streamingVelocityBefore: Double?
    let streams, playlists, playlistReach, popularity: Int?
    let moods, activities: [String]
    let composerName: String?

    init(_ facts: ChartmetricFacts) {
        chartmetricId = facts.id.number
        streamingVelocity = facts.velocity?.perDay
        streamingVelocityBefore = facts.velocity?.perDayBefore
        streams = facts.streams
        playlists = facts.playlists
        playlistReach = facts.playlistReach
        popularity = facts.popularity
        moods = facts.moods
        activities = facts.activities
        composerName = facts.songwriters.isEmpty ? nil : facts.songwriters.joined(separator: ", ")
    }
}
