public import Listening

/// Why a row of a file became no play: a closed set.
public enum Refusal: String, Sendable, CaseIterable, Error {
    /// The text is no JSON, or none of the forms that are known.
    case notJSON = "not_json"
    /// It has no time.
    case noTime = "no_time"
    /// Its time is no time.
    case badTime = "bad_time"
    /// Its time is before 2002, when nobody reported plays: a clock that was not set.
    case before2002 = "before_2002"
    /// Its time is yet to come.
    case future
    /// It names no track, or no artist.
    case noTrack = "no_track"
    /// An episode of a podcast.
    case episode
    /// A chapter of an audiobook.
    case audiobook
    /// A video that is no track.
    case videoWithoutTrack = "video_without_track"
    /// It is being played.
    case nowPlaying = "now_playing"
    /// It tells something else than a play.
    case notAPlay = "not_a_play"
    /// A field has another type than it should.
    case badType = "bad_type"
    /// The text is not UTF-8.
    case badEncoding = "bad_encoding"
    /// The row is longer than any play needs.
    case tooLarge = "too_large"
}

/// What became of one row of a file.
public struct FileRow: Sendable, Equatable {
    /// From 1 on, rows counted and not lines.
    public let number: Int
    /// The report, or why there is none.
    public let result: Result<Report, Refusal>
}
