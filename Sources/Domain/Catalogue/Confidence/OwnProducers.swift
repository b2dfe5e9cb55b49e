import FleetMessages

/// Which tracks have a main producer of their own, and what that sets aside. Pure.
///
/// An album's producer counts on each of its tracks that has no main producer of its own. Who co-produced a track, added
/// to its production, assisted or recorded the voices did so beside the album's producer, never instead.
public struct OwnProducers: Sendable, Equatable {
    private let tracks: Set<TrackID>

    /// - Parameter evidence: All statements about the tracks, of all sources: what one knows of the recording counts
    ///   against what another knows of the album. One that is not believed at all sets nothing aside.
    public init(in evidence: [Evidence]) {
        tracks = Set(evidence.filter(\.namesOwnProducer).map(\.track))
    }

    /// Whether a statement about a whole album does not count for its track, because the track's producer is known.
    public func setAside(_ statement: Evidence) -> Bool {
        statement.level == .release && statement.role.makesProducer && tracks.contains(statement.track)
    }
}

extension Evidence {
    fileprivate var namesOwnProducer: Bool {
        role == .producer && level == .recording && Confidence.counts(self)
    }
}
