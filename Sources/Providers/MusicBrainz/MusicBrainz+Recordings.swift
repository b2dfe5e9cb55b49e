public import Catalogue
import ConcurrentMap
import Gateway
import Matching

extension MusicBrainz: RecordingSource {
    /// The recordings of many codes are found by one search; what is stated of each takes a look-up.
    ///
    /// A search is a hint: a hit counts only where it bears the code, and title, version and length don't speak
    /// against it.
    ///
    /// - Throws: `UpstreamError`.
    public func recordings(
        _ asked: [RecordingReference], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<FoundRecording?, any Error>] {
        let hits = try await hits(of: asked.filter { $0.nativeIDs[source] == nil })
        return try await asked.enumerated().map(\.self).concurrentMap(atMost: gateway.concurrencyMaximum) {
            place, asked in
            let result = try await Result.of { try await recording(asked, hits) }
            await each(place)
            return result
        }
    }

    private func recording(
        _ asked: RecordingReference, _ hits: [String: Result<[RecordingJSON], any Error>]
    ) async throws -> FoundRecording? {
        if let id = asked.nativeIDs[source].flatMap({ MBID($0) }) { return try await recording(id, .id) }
        var seen: Set<String> = []
        let bearers = try asked.isrcCodes.flatMap { try hits[$0.uppercased()]?.get() ?? [] }
            .filter { !$0.isVideo && seen.insert($0.id).inserted }
        guard let best = CodeMatch.best(for: asked, among: bearers.map { MusicBrainzAlbums.track($0).candidate }),
            let id = MBID(bearers[best.place].id), let found = try await recording(id, best.match)
        else { return nil }
        // A look-up tells more than a search: that it is a cover, or a live take.
        return CodeMatch.best(for: asked, among: [found.track.candidate]) == nil ? nil : found
    }

    private func recording(_ id: MBID, _ match: TrackMatch) async throws -> FoundRecording? {
        try await answer(RecordingJSON.self, to: requests.recordingLookup(id)).map {
            FoundRecording(track: MusicBrainzAlbums.track($0), match: match)
        }
    }

    /// By code, a result for each one asked.
    private func hits(
        of recordings: [RecordingReference]
    ) async throws -> [String: Result<[RecordingJSON], any Error>] {
        let codes = Set(recordings.flatMap(\.isrcCodes).compactMap(ISRC.valid)).sorted()
        let chunks = stride(from: 0, to: codes.count, by: MusicBrainzLimits.codesInSearch).map {
            Array(codes[$0..<min($0 + MusicBrainzLimits.codesInSearch, codes.count)])
        }
        let answers = try await chunks.concurrentMap(atMost: gateway.concurrencyMaximum) { codes in
            (codes, try await Result.of { try await hits(ofCodes: codes) })
        }
        return answers.reduce(into: [:]) { found, answer in
            for code in answer.0 {
                found[code] = answer.1.map { hits in hits.filter { $0.isrcCodes.contains { $0.uppercased() == code } } }
            }
        }
    }

    /// All pages of one search: a code may stand on many recordings.
    private func hits(ofCodes codes: [String]) async throws -> [RecordingJSON] {
        var hits: [RecordingJSON] = []
        for page in 0..<MusicBrainzLimits.searchPagesMaximum {
            let offset = page * MusicBrainzLimits.pageSize
            let call = requests.recordingSearch(codes: codes, offset: offset)
            guard let answer = try await answer(SearchPageJSON<RecordingJSON>.self, to: call) else { break }
            hits += answer.hits.map(\.element)
            guard !answer.hits.isEmpty, offset + MusicBrainzLimits.pageSize < answer.total else { break }
        }
        return hits
    }
}
