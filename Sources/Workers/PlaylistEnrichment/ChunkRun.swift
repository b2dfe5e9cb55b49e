import Catalogue
import Enrichment
import Findings
import Messages
import WorkerRuntime

/// A chunk on its way through the phases. What one phase learns of a song, the next ones ask with.
struct ChunkRun: Sendable {
    let chunk: EnrichmentChunk
    let phases: [Phase]
    let reader: EnrichmentReader
    /// Where they name a source, the phases before it are done.
    let headers: MessageHeaders

    /// What was found of the songs, by source. The first phase that could not be asked of all is the one that the chunk is
    /// sent again for: those after it are gone through again too, as far as they have something to ask.
    func outcome() async throws -> Outcome<SourceFindings<[SongOutcome]>> {
        var songs = chunk.songs
        var results: [(source: Source, result: Result<[SongOutcome], any Error>)] = []
        var hasFailed = false
        for phase in due {
            let ended = try await run(phase, songs)
            for (place, recording) in ended.recordings { songs[place].complete(from: recording, at: phase.source) }
            if !ended.outcomes.isEmpty || ended.failure == nil {
                results.append((phase.source, .success(ended.outcomes)))
            }
            if let failure = ended.failure, !hasFailed {
                results.append((phase.source, .failure(failure)))
                hasFailed = true
            }
        }
        // Where nothing was found, the failure is the message's own: it counts, and waits.
        let isInVain = hasFailed && results.allSatisfy { ((try? $0.result.get()) ?? []).allSatisfy(\.isEmpty) }
        return SourceFindings.outcome(of: isInVain ? results.filter { (try? $0.result.get()) == nil } : results)
    }

    private var due: ArraySlice<Phase> {
        guard let first = phases.firstIndex(where: { headers.source == $0.source.name }) else { return phases[...] }
        return phases[first...]
    }

    /// What a phase ended with.
    fileprivate struct Ended {
        var outcomes: [SongOutcome] = []
        /// By the song's place in the chunk.
        var recordings: [(place: Int, recording: FoundRecording)] = []
        /// Of the songs that could not be asked of, the first one's; nil: all were.
        var failure: (any Error)?
        var failed = 0
    }

    private func run(_ phase: Phase, _ songs: [EnrichedSong]) async throws -> Ended {
        let asked = songs.indices.filter { phase.asks(of: songs[$0]) }
        guard !asked.isEmpty else {
            try await leaveOut(phase)
            return Ended()
        }
        let progress = PhaseProgress(phase.phase, of: chunk, asked: asked.count, reader: reader)
        var ended = Ended()
        do {
            let results = try await phase.ask(of: asked.map { songs[$0] }) { _ in await progress.count() }
            for (place, result) in zip(asked, results) { ended.take(result, at: place) }
        } catch let error as CancellationError {
            throw error
        } catch {
            (ended.failure, ended.failed) = (error, asked.count)
        }
        try await progress.end(failed: ended.failed)
        return ended
    }

    private func leaveOut(_ phase: Phase) async throws {
        let count = chunk.songs.count
        guard case .absent(let left, let reason) = phase else {
            return try await reader.note(
                phase.phase, of: chunk.id, done: count,
                message: "\(phase.phase.name): nothing to ask of the \(count) songs of chunk \(chunk.number)")
        }
        // Said once a job.
        let message = chunk.number == 1 ? "\(left.name) is left out: \(reason)" : nil
        try await reader.note(left, of: chunk.id, done: count, note: reason, message: message)
    }
}

extension ChunkRun.Ended {
    fileprivate mutating func take(
        _ result: Result<(outcome: SongOutcome, recording: FoundRecording?), any Error>, at place: Int
    ) {
        switch result {
        case .success(let found):
            if let recording = found.recording { recordings.append((place, recording)) }
            if !found.outcome.isEmpty { outcomes.append(found.outcome) }
        case .failure(let error):
            if failure == nil { failure = error }
            failed += 1
        }
    }
}
