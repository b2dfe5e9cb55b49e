public import Catalogue

/// Knows of songs what has no place in the catalogue: registrations, how they move.
public protocol SongSource: Sendable {
    /// The phase that it is asked in; messages name the source as the phase.
    var phase: EnrichmentPhase { get }
    /// Whether it can know the song.
    func canKnow(_ song: EnrichedSong) -> Bool
    /// What it knows, in the fewest requests: a result for each song, in their order; an outcome without anything where it
    /// knows nothing. Throws only what concerns them all.
    ///
    /// - Parameter each: Told the place of each one as soon as it is decided.
    func outcomes(
        of songs: [EnrichedSong], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<SongOutcome, any Error>]
}

extension SongSource {
    /// As messages and errors name it.
    public var source: Source { Source(phase.rawValue) }

    /// Whether the song has a code.
    public func canKnow(_ song: EnrichedSong) -> Bool { !song.reference.isrcCodes.isEmpty }
}
