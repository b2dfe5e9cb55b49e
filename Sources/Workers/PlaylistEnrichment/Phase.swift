import Catalogue
import Enrichment
import FleetSources

/// A phase as this installation can go through it.
enum Phase: Sendable {
    /// Asks a source for the recordings that the songs are.
    case recordings(EnrichmentPhase, any RecordingSource)
    /// Asks a source for what has no place in the catalogue.
    case songs(any SongSource)
    /// Left out, and why.
    case absent(EnrichmentPhase, reason: String)

    /// All of them in their order.
    static func all(
        _ sources: FleetSources, _ songs: (sources: [any SongSource], absences: [EnrichmentPhase: String])
    ) -> [Phase] {
        EnrichmentPhase.allCases.map { phase in
            if let named = sources.recordings.first(where: { $0.source.name == phase.rawValue }) {
                return .recordings(phase, named)
            }
            if let named = songs.sources.first(where: { $0.phase == phase }) { return .songs(named) }
            let absence = sources.absences.first { $0.provider.rawValue == phase.rawValue }?.reason
            let reason = absence ?? songs.absences[phase] ?? "not among this installation's providers"
            return .absent(phase, reason: reason)
        }
    }

    var phase: EnrichmentPhase {
        switch self {
        case .recordings(let phase, _), .absent(let phase, _): phase
        case .songs(let source): source.phase
        }
    }

    /// As messages and errors name it.
    var source: Source { Source(phase.rawValue) }

    /// Whether the source may know the song, and was not asked lately.
    func asks(of song: EnrichedSong) -> Bool {
        guard !song.fresh.contains(phase.rawValue) else { return false }
        switch self {
        case .absent: return false
        case .songs(let asked): return asked.canKnow(song)
        case .recordings(_, let asked):
            return !song.reference.isrcCodes.isEmpty || song.reference.nativeIDs[asked.source] != nil
        }
    }

    /// What the source knows of songs, and the recordings that it recognised: a result for each, in their order.
    func ask(
        of songs: [EnrichedSong], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<(outcome: SongOutcome, recording: FoundRecording?), any Error>] {
        switch self {
        case .absent: return []
        case .songs(let asked):
            return try await asked.outcomes(of: songs, each: each).map { $0.map { ($0, nil) } }
        case .recordings(_, let asked):
            let found = try await asked.recordings(songs.map(\.reference), each: each)
            return zip(songs, found).map { song, result in result.map { (Self.outcome(of: song, $0, asked.source), $0) }
            }
        }
    }

    private static func outcome(of song: EnrichedSong, _ found: FoundRecording?, _ source: Source) -> SongOutcome {
        guard let found else { return SongOutcome(id: song.id, absent: song.track.map { [source: $0] } ?? [:]) }
        return SongOutcome(id: song.id, recordings: [(source, found)])
    }
}
