import Catalogue
import Matching

/// The best song so far for each recording of a batch. Pure.
struct Candidates {
    struct Candidate: Equatable {
        let song: SongJSON
        let score: Double
        var isAccepted: Bool { score >= TrackMatch.scoreAccepted }
    }

    private var best: [Int: Candidate] = [:]

    subscript(index: Int) -> Candidate? { best[index] }

    func isAccepted(_ index: Int) -> Bool { best[index]?.isAccepted == true }

    /// Keeps a song where it fits better than those before; among equals the first stays, as the source orders them.
    mutating func consider(_ songs: [SongJSON], for wanted: [(index: Int, recording: WantedRecording)]) {
        let titled = songs.map { ($0, $0.recordingTitle) }
        for (index, recording) in wanted {
            for (song, title) in titled {
                let score = SongScore.score(of: song, titled: title, for: recording)
                guard score >= SongScore.kept, score > best[index]?.score ?? 0 else { continue }
                best[index] = Candidate(song: song, score: score)
            }
        }
    }
}
