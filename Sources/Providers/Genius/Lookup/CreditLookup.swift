import Catalogue
import FleetMessages
import Gateway
import Upstreams

/// The way of one batch through Genius: finds a song for each recording, then reads it. One request at a time,
/// for one a second goes out anyway.
struct CreditLookup {
    let genius: Genius
    let recordings: [WantedRecording]
    var candidates = Candidates()
    /// By place in the batch. What has none was not reached.
    private var outcomes: [Int: Result<[TrackID: FoundCredits], any Error>] = [:]
    /// Why nothing more is asked: Genius wants to be left alone.
    private(set) var halt: (any Error)?
    private var songs: [Int: SongDetailJSON?] = [:]

    init(_ tracks: [TrackReference], at genius: Genius) {
        self.genius = genius
        recordings = WantedRecording.recordings(of: tracks)
    }

    mutating func run() async throws {
        for group in ArtistGroup.groups(of: recordings) where halt == nil {
            try await find(group)
            for index in group.members where isOpen(index) { try await readSong(for: index) }
        }
    }

    /// A result for each track. What was not reached has the error that stopped the batch.
    var results: [TrackID: Result<FoundCredits?, any Error>] {
        var results: [TrackID: Result<FoundCredits?, any Error>] = [:]
        for (index, recording) in recordings.enumerated() {
            let outcome = outcomes[index] ?? halt.map { .failure($0) } ?? .success([:])
            for track in recording.tracks { results[track.id] = outcome.map { $0[track.id] } }
        }
        return results
    }

    /// Whether something is still to be asked for it.
    func isOpen(_ index: Int) -> Bool { halt == nil && outcomes[index] == nil }

    mutating func fail(_ indices: [Int], with error: any Error) {
        for index in indices { outcomes[index] = .failure(error) }
    }

    /// Asks. An error that would meet every further question stops the batch.
    mutating func ask<Value: Decodable & Sendable>(
        _ type: Value.Type, _ call: UpstreamCall
    ) async throws -> Result<Value?, any Error> {
        let answer = try await Result.of { [genius] in try await genius.answer(type, to: call) }
        if case .failure(let error) = answer, case .deferral? = (error as? any Classified)?.disposition { halt = error }
        return answer
    }
}

extension CreditLookup {
    private mutating func readSong(for index: Int) async throws {
        let recording = recordings[index]
        guard let id = recording.songID ?? candidates[index]?.song.id else {
            outcomes[index] = .success([:])
            return
        }
        outcomes[index] = try await song(id).map { song in
            song.map { credits(in: $0, for: recording) } ?? [:]
        }
    }

    /// Several recordings may be one song to Genius: it is asked for once.
    private mutating func song(_ id: Int) async throws -> Result<SongDetailJSON?, any Error> {
        if let song = songs[id] { return .success(song) }
        let answer = try await ask(SongAnswerJSON.self, genius.requests.song(id)).map { $0?.song }
        if case .success(let song) = answer { songs[id] = .some(song) }
        return answer
    }

    private func credits(in detail: SongDetailJSON, for recording: WantedRecording) -> [TrackID: FoundCredits] {
        guard !detail.isTranslation else { return [:] }
        let claims = GeniusCredits.claims(of: detail)
        let nativeID = String(detail.song.id)
        // The song itself knows its date, which not every hit does.
        let score = SongScore.score(of: detail.song, titled: SongTitle(detail.song.title), for: recording)
        return recording.tracks.reduce(into: [:]) { found, track in
            let owner = recording.owner(of: detail.spotifyTrackIDs, for: track, among: recordings)
            let match = recording.songID == nil ? SpotifyProof.match(score: score, owner) : .id
            guard match.score >= SongScore.kept else { return }
            found[track.id] = FoundCredits(nativeID: nativeID, match: match, claims: claims)
        }
    }
}
