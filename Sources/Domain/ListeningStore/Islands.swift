import Listening

/// Reports by song, with all that a play of them depends on.
struct Islands: Sendable {
    var reports: [Int64: [FiledReport]] = [:]

    /// A play of a song.
    struct Made: Sendable {
        let song: Int64
        let play: Play
        var reports: [Int] { play.reports }
    }

    /// The plays that the reports make, by song and time.
    func plays() -> [Made] {
        reports.sorted { $0.key < $1.key }.flatMap { song, reports in
            PlayAssembly.plays(reports).map { Made(song: song, play: $0) }
        }
    }
}
