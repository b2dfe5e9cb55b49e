import Enrichment

/// Tells whoever watches how far a phase is: at once when it ends, and once a second until then.
actor PhaseProgress {
    private static let interval = Duration.seconds(1)

    private let phase: EnrichmentPhase
    private let chunk: EnrichmentChunk
    private let asked: Int
    private let reader: EnrichmentReader
    private var answered = 0
    private var toldAt = ContinuousClock.now
    private var isTelling = false

    init(_ phase: EnrichmentPhase, of chunk: EnrichmentChunk, asked: Int, reader: EnrichmentReader) {
        self.phase = phase
        self.chunk = chunk
        self.asked = asked
        self.reader = reader
    }

    /// One more song was decided. That it can't be told now harms nobody: the end will be.
    func count() async {
        answered += 1
        guard answered < asked, !isTelling, ContinuousClock.now - toldAt >= Self.interval else { return }
        isTelling = true
        try? await reader.note(phase, of: chunk.id, done: untouched + answered, message: sentence(answered))
        isTelling = false
        toldAt = .now
    }

    /// The phase is over; of so many songs the provider could not be asked.
    func end(failed: Int) async throws {
        let done = asked - failed
        let rest = failed > 0 ? "; \(failed) are tried again" : ""
        try await reader.note(
            phase, of: chunk.id, done: untouched + done, failed: failed, message: sentence(done) + rest)
    }

    /// Songs that there was nothing to ask of.
    private var untouched: Int { chunk.songs.count - asked }

    private func sentence(_ done: Int) -> String {
        "\(phase.name): \(done) of \(asked) songs of chunk \(chunk.number) of \(chunk.count)"
    }
}
