import Catalogue
import Matching

/// How sure it is that a song of Genius is a recording of ours, by what both are called.
enum SongScore {
    /// Below this nothing is kept, between this and ``TrackMatch/scoreAccepted`` a person has to look.
    static let kept = 0.7
    /// Where words of one title may be those of a version: just not enough.
    static let unsureMaximum = TrackMatch.scoreAccepted - 0.01

    /// 0…1. Artists count half, the title two fifths, the year the rest; without an artist or a title in common
    /// it is 0.
    static func score(of song: SongJSON, titled title: RecordingTitle, for recording: WantedRecording) -> Double {
        let likeness = TitleLikeness(title, recording.songTitle)
        guard likeness.value > 0, !HitRejection.rejects(song, for: recording.title) else { return 0 }
        let artists = ArtistAgreement.score(recording.artists, title: recording.title, song)
        guard artists > 0 else { return 0 }
        let score = 0.5 * artists + 0.4 * likeness.value + years(song.year, ours: recording.year)
        return min(max(score, 0), likeness.isSure ? 1 : unsureMaximum)
    }

    /// A song that is much younger at Genius is another recording; one that is older may be ours on a reissue.
    static func years(_ theirs: Int?, ours: Int?) -> Double {
        guard let theirs, let ours else { return 0 }
        switch theirs - ours {
        case 0: return 0.1
        case -1, 1: return 0.05
        case 3...: return -0.1
        default: return 0
        }
    }
}

extension SongJSON {
    /// Title and version as they are compared.
    var recordingTitle: RecordingTitle {
        RecordingTitle(title, artists: (primaryArtists + featuredArtists).map(\.name))
    }
}
