/// What the discovery of an artist will ask of one source, up to the stored credits.
public struct RequestPlan: Sendable, Equatable {
    /// One kind of request, and how many of it.
    public struct Step: Sendable, Equatable {
        /// In words: `pages of albums`.
        public let what: String
        /// 0 or more; an estimate where the source counts nothing beforehand.
        public let requests: Int

        public init(_ what: String, requests: Int) {
            self.what = what
            self.requests = requests
        }
    }

    /// Whom it would discover, so that a namesake is noticed before.
    public let artist: FoundArtist
    /// As the source counts them; nil: it does not say beforehand.
    public let albums: Int?
    /// As the source counts them; nil: it does not say beforehand.
    public let tracks: Int?
    /// In the order in which they are made.
    public let steps: [Step]
    /// Least time between two requests, as the source's limit spaces them.
    public let spacing: Duration

    /// Of all steps together.
    public var requests: Int { steps.reduce(0) { $0 + $1.requests } }

    public init(artist: FoundArtist, albums: Int?, tracks: Int?, steps: [Step], spacing: Duration) {
        self.artist = artist
        self.albums = albums
        self.tracks = tracks
        self.steps = steps
        self.spacing = spacing
    }
}
