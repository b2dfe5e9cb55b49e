import Catalogue
import Enrichment
import FleetSources

/// A phase as this installation can go through it.
enum Phase: Sendable {
    /// Asks a source for the recordings that the songs are.
    case recordings(EnrichmentPhase, any RecordingSource)
    /// Left out, and why.
    case absent(EnrichmentPhase, reason: String)

    /// All of them in their order.
    static func all(_ sources: FleetSources) -> [Phase] {
        EnrichmentPhase.allCases.map { phase in
            let named = sources.recordings.first { $0.source.name == phase.rawValue }
            if let named { return .recordings(phase, named) }
            let absence = sources.absences.first { $0.provider.rawValue == phase.rawValue }
            return .absent(phase, reason: absence?.reason ?? "not among this installation's providers")
        }
    }

    var phase: EnrichmentPhase {
        switch self {
        case .recordings(let phase, _), .absent(let phase, _): phase
        }
    }

    /// As messages and errors name it.
    var source: Source { Source(phase.rawValue) }

    /// Whether the source may know the song, and was not asked lately.
    func asks(of song: EnrichedSong) -> Bool {
        switch self {
        case .absent: false
        case .recordings(_, let asked):
            !song.fresh.contains(asked.source.name)
                && (!song.reference.isrcCodes.isEmpty || song.reference.nativeIDs[asked.source] != nil)
        }
    }
}
