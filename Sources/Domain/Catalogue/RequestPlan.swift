/// What the discovery of an artist will ask of one source, up to the stored credits.
public struct RequestPlan: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        /// In words: `pages of albums`.
        public let what: String
        public let requests: Int

        public init(_ what: String, requests: Int) {
            self.what = what
            self.requests = requests
        }
    }

    public let artist: FoundArtist
    /// As the source counts them; nil: it does not say beforehand.
    public let albums: Int?
    public let tracks: Int?
    public let steps: [Step]
    /// Least time between two requests, as the source's limit spaces them.
    public let spacing: Duration

    public var requests: Int { steps.reduce(0) { $0 + $1.requests } }

    public init(artist: FoundArtist, albums: Int?, tracks: Int?, steps: [Step], spacing: Duration) {
        self.artist = artist
        self.albums = albums
        self.tracks = tracks
        self.steps = steps
        self.spacing = spacing
    }
}
