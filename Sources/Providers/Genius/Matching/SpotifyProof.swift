import Catalogue

/// What the Spotify track that a song's page plays proves about a match.
enum SpotifyProof {
    /// Whose the track is that the page plays.
    enum Owner: Equatable {
        /// One of the very track's ids.
        case track
        /// Of another track of ours with the same ISRC.
        case sameRecording
        /// Of a track of ours with other ISRCs.
        case otherRecording
        /// Of a track that we don't have, though we have Spotify ids for ours.
        case unknown
        /// The page plays none, or we have no Spotify id to compare.
        case none
    }

    /// - Parameter score: By what both are called.
    static func match(score: Double, _ owner: Owner) -> TrackMatch {
        switch owner {
        case .track: TrackMatch(.foreignID, score: 1)
        case .sameRecording: TrackMatch(.isrc, score: 0.98)
        case .otherRecording: TrackMatch(.name, score: min(score, 0.8))
        // A song stands on single, album and compilation under an id each, with one ISRC that the page doesn't
        // tell. So a foreign id alone is weak: it takes certainty away, not belief.
        case .unknown: TrackMatch(.name, score: min(score, 0.9))
        case .none: TrackMatch(.name, score: score)
        }
    }
}
