public import FoundationEssentials

/// What one source brought to a run, what was left out of its answers, and what it still owes.
public struct SourceReport: Sendable, Equatable, Encodable {
    /// An artist as the source has them.
    public struct Act: Sendable, Equatable, Encodable {
        /// The source's id, by which a discovery can be started.
        public let id: String
        /// As the source writes it.
        public let name: String
        /// What tells them from namesakes; empty: the source says nothing.
        public let note: String
    }

    /// Something that was not what it should be, and was left out or shortened.
    public struct Omission: Sendable, Equatable, Encodable {
        /// In our words.
        public let what: String
        /// How often.
        public let count: Int
    }

    /// Messages about this source that were given up for one cause.
    public struct Failure: Sendable, Equatable, Encodable {
        /// The queue in which they were.
        public let queue: String
        /// One sentence: why the last of them was given up.
        public let error: String
        /// How many.
        public let count: Int
        /// By which `liner dead-letters` takes them together.
        public let fingerprint: String
    }

    /// Its name: `musicbrainz`; empty: no one source, of what can't be told apart.
    public let source: String
    /// Whom it was taken to have for the artist asked for; nil: nobody, or it was asked by no name or id.
    public let taken: Act?
    /// Others of that name, who were not taken, the likeliest first.
    public let namesakes: [Act]
    /// Albums of the artist that it lists.
    public let albums: Int
    /// Tracks of the artist that it knows.
    public let tracks: Int
    /// Tracks of the artist of which it states a credit.
    public let creditedTracks: Int
    /// Pages of those credited that it states.
    public let links: Int
    /// The most frequent first.
    public let leftOut: [Omission]
    /// The most frequent first.
    public let failures: [Failure]
    /// Whether nobody may ask it now, while the run is under way.
    public let isHeld: Bool
    /// Until when; nil: nothing holds it, or it is held until somebody lifts that.
    public let heldUntil: Date?
    /// Why it is held: in the words of the penalty, else the kind of the last failure; nil: it is not.
    public let heldReason: String?
}
