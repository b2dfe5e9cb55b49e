public import FleetMessages

/// A credit with all that it takes to check it and to use it elsewhere.
public struct ExportedCredit: Sendable, Equatable, Encodable {
    /// Who performs a track.
    public struct Artist: Sendable, Equatable, Encodable {
        /// Our number of them.
        public let artistId: ArtistID
        /// Their name.
        public let name: String
        /// As this track names them.
        public let creditedAs: String
    }

    /// Our number of the track.
    public let trackId: TrackID
    /// The track's title.
    public let track: String
    /// The recording's codes, in order; several where sources disagree.
    public let isrcs: [String]
    /// Who performs it, in order.
    public let artists: [Artist]
    /// Titles of the albums on which the track stands, the oldest first.
    public let albums: [String]
    /// Our number of the person.
    public let personId: PersonID
    /// The person's name.
    public let person: String
    /// What they did, as the database has it: `co_producer`.
    public let role: String
    /// How sure it is, 0…1.
    public let confidence: Double
    /// The sources that state it.
    public let sources: [String]
    /// The person's pages, by platform.
    public let personLinks: [PersonLink]
}
