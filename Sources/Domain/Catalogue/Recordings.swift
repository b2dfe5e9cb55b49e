public import Matching

// What lists bring: recordings by their ids and codes, without an artist or an album to begin with.

/// A recording with all by which a source may find its own, where it need not be known to be any of ours.
public struct RecordingReference: Sendable, Hashable {
    /// As a list or a source writes it; empty: the list has codes alone.
    public var title: String
    /// Names, the first first.
    public var artists: [String]
    /// Of twelve letters and digits, in capitals.
    public var isrcCodes: [String]
    /// nil: unknown.
    public var lengthMilliseconds: Int?
    /// Ids that sources have for it.
    public var nativeIDs: [Source: String]

    public init(
        title: String = "", artists: [String] = [], isrcCodes: [String] = [], lengthMilliseconds: Int? = nil,
        nativeIDs: [Source: String] = [:]
    ) {
        self.title = title
        self.artists = artists
        self.isrcCodes = isrcCodes
        self.lengthMilliseconds = lengthMilliseconds
        self.nativeIDs = nativeIDs
    }

    /// Title and version as they are compared.
    public var recordingTitle: RecordingTitle { RecordingTitle(title, artists: artists) }
}

/// A recording as a source has it, and how it was recognised there.
public struct FoundRecording: Sendable, Equatable {
    /// With codes, artists, and claims where the source states credits.
    public var track: FoundTrack
    /// An album that holds it and need not hold it alone, without its tracks; nil: the source told none.
    public var album: FoundAlbum?
    /// Where it is not accepted, the track is not what was asked for.
    public var match: TrackMatch

    public init(track: FoundTrack, album: FoundAlbum? = nil, match: TrackMatch = .id) {
        self.track = track
        self.album = album
        self.match = match
    }
}

/// Knows recordings by ids and codes.
public protocol RecordingSource: Sendable {
    var source: Source { get }
    /// Recordings in the fewest requests: a result for each one asked, in their order. nil: the source has none of its
    /// ids and codes. Throws only what concerns them all.
    ///
    /// - Parameter each: Told the place of each one as soon as it is decided.
    func recordings(
        _ asked: [RecordingReference], each: @escaping @Sendable (Int) async -> Void
    ) async throws -> [Result<FoundRecording?, any Error>]
}

extension FoundTrack {
    /// As it is compared with what a list says.
    public var candidate: CodeMatch.Candidate {
        CodeMatch.Candidate(title: recordingTitle, lengthMilliseconds: lengthMilliseconds)
    }
}

/// Recognises among recordings of one code the one that is meant. Pure.
///
/// A code is given twice now and then, to a remix and to its original, to the movements of a work; so title, version
/// and length have their say.
public enum CodeMatch {
    /// A recording that bears the code.
    public struct Candidate: Sendable, Equatable {
        /// Title and version.
        public var title: RecordingTitle
        /// nil: unknown.
        public var lengthMilliseconds: Int?

        public init(title: RecordingTitle, lengthMilliseconds: Int?) {
            self.title = title
            self.lengthMilliseconds = lengthMilliseconds
        }
    }

    /// Lengths of one recording differ by no more.
    static let lengthDifferenceMaximum = 5_000
    /// A length nearer by less tells nothing.
    static let margin = 1_000
    /// Of a match between equals, for a person to look at.
    static let scoreOpen = TrackMatch.scoreAccepted - 0.05

    /// The place of the one that is meant, and how sure that is; nil: it is none of them.
    public static func best(
        for asked: RecordingReference, among candidates: [Candidate]
    ) -> (place: Int, match: TrackMatch)? {
        let title = asked.recordingTitle
        let fits = candidates.enumerated().compactMap { place, candidate -> Fit? in
            fit(title, asked.lengthMilliseconds, candidate).map {
                Fit(place: place, score: $0.score, distance: $0.distance)
            }
        }.sorted { ($1.score, $0.distance, $0.place) < ($0.score, $1.distance, $1.place) }
        guard let first = fits.first else { return nil }
        let isOpen = fits.dropFirst().contains {
            $0.score == first.score && $0.distance - first.distance < margin
        }
        return (first.place, TrackMatch(.isrc, score: isOpen ? min(first.score, scoreOpen) : first.score))
    }

    private struct Fit {
        let place: Int
        let score: Double
        /// Milliseconds; of an unknown length as of one at the bound.
        let distance: Int
    }

    private static func fit(
        _ title: RecordingTitle, _ length: Int?, _ candidate: Candidate
    ) -> (score: Double, distance: Int)? {
        let difference = length.flatMap { length in candidate.lengthMilliseconds.map { abs($0 - length) } }
        guard difference ?? 0 <= lengthDifferenceMaximum else { return nil }
        let distance = difference ?? lengthDifferenceMaximum
        // Where the list has no title, the code is all that there is.
        guard !title.isEmpty else { return (0.9, distance) }
        let likeness = TitleLikeness(title, candidate.title)
        if likeness == .same { return (1, distance) }
        if likeness.value > 0 { return (0.95, distance) }
        // Another title of the same version: a translation, or another movement under the code of the first.
        let isOne = title.versions == candidate.title.versions && title.details == candidate.title.details
        return isOne && difference != nil ? (scoreOpen, distance) : nil
    }
}
