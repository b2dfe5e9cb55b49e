import Catalogue
import FleetMessages
import Matching
import Upstreams

/// The way of one batch through Genius: finds a song for each recording, and reads it as soon as it is found. Pure: says
/// what can be asked now, and takes in the answers in whatever order they come.
struct CreditLookup: Sendable {
    enum Question: Sendable, Equatable {
        case search(String, for: Int, group: Int)
        case page(Int, ofArtist: Int, group: Int)
        case song(Int)
    }

    enum Answer: Sendable {
        case hits([SongJSON])
        /// nil: there is no such list.
        case page(SongPageJSON?)
        /// nil: there is no such song.
        case song(SongDetailJSON?)
    }

    let recordings: [WantedRecording]
    private var candidates = Candidates()
    private var groups: [GroupSearch]
    /// By place in the batch. What has none was not reached.
    private var outcomes: [Int: Result<[TrackID: FoundCredits], any Error>] = [:]
    /// Why nothing more is asked: Genius wants to be left alone.
    private var halt: (any Error)?
    /// Songs to be read.
    private var due: [Int] = []
    /// The recordings that wait for a song: several may be one song to Genius, and it is asked for once.
    private var readers: [Int: [Int]] = [:]
    private var songs: [Int: SongDetailJSON?] = [:]

    init(_ tracks: [TrackReference]) {
        let recordings = WantedRecording.recordings(of: tracks)
        self.recordings = recordings
        let groups = ArtistGroup.groups(of: recordings)
        self.groups = groups.map { GroupSearch($0, among: recordings) }
        for index in groups.flatMap(\.members) where recordings[index].songID != nil || !recordings[index].isSearchable
        {
            read(for: index)
        }
    }

    /// A question that may be asked now, songs first; nil: an answer has to come first, or all is asked.
    mutating func next() -> Question? {
        guard halt == nil else { return nil }
        if !due.isEmpty { return .song(due.removeFirst()) }
        for group in groups.indices {
            switch groups[group].next(recordings) {
            case .search(let query, let index): return .search(query, for: index, group: group)
            case .page(let page, let artist): return .page(page, ofArtist: artist, group: group)
            case nil: continue
            }
        }
        return nil
    }

    /// Takes in what came of a question. An error that would meet every further one stops the batch.
    mutating func take(_ result: Result<Answer, any Error>, to question: Question) {
        if case .failure(let error) = result, case .deferral? = (error as? any Classified)?.disposition {
            halt = halt ?? error
        }
        switch (question, result) {
        case (.search(_, let index, let group), .success(.hits(let songs))):
            candidates.consider(songs, for: [(index, recordings[index])])
            if groups[group].take(songs, for: index, candidates, recordings[index]) { read(for: index) }
        case (.page(_, _, let group), .success(.page(let page))):
            candidates.consider(page?.songs ?? [], for: groups[group].wanted.map { ($0, recordings[$0]) })
            groups[group].take(page, candidates, recordings).forEach { read(for: $0) }
        case (.song(let id), .success(.song(let song))):
            songs[id] = .some(song)
            for index in readers.removeValue(forKey: id) ?? [] { take(song, for: index) }
        case (_, .failure(let error)): fail(question, with: error)
        default: preconditionFailure("each question has its kind of answer")
        }
    }

    private mutating func fail(_ question: Question, with error: any Error) {
        let failed: [Int]
        switch question {
        case .search(_, let index, let group):
            groups[group].end(index)
            failed = [index]
        case .page(_, _, let group):
            failed = groups[group].failPage(forGood: (error as? any Classified)?.disposition == .terminal)
        case .song(let id): failed = readers.removeValue(forKey: id) ?? []
        }
        for index in failed { outcomes[index] = .failure(error) }
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
}

extension CreditLookup {
    /// Has the song read that a recording turned out to be, if any.
    private mutating func read(for index: Int) {
        guard let id = recordings[index].songID ?? candidates[index]?.song.id else {
            outcomes[index] = .success([:])
            return
        }
        if let song = songs[id] { return take(song, for: index) }
        if readers[id] == nil { due.append(id) }
        readers[id, default: []].append(index)
    }

    private mutating func take(_ song: SongDetailJSON?, for index: Int) {
        outcomes[index] = .success(song.map { credits(in: $0, for: recordings[index]) } ?? [:])
    }

    private func credits(in detail: SongDetailJSON, for recording: WantedRecording) -> [TrackID: FoundCredits] {
        guard !detail.isTranslation else { return [:] }
        let claims = GeniusCredits.claims(of: detail)
        let nativeID = String(detail.song.id)
        // The song itself knows its date, which not every hit does.
        let score = SongScore.score(of: detail.song, titled: detail.song.recordingTitle, for: recording)
        return recording.tracks.reduce(into: [:]) { found, track in
            let owner = recording.owner(of: detail.spotifyTrackIDs, for: track, among: recordings)
            let match = recording.songID == nil ? SpotifyProof.match(score: score, owner) : .id
            guard match.score >= SongScore.kept else { return }
            found[track.id] = FoundCredits(nativeID: nativeID, match: match, claims: claims)
        }
    }
}
