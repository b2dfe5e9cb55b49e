public import CatalogueAnswers
public import FleetAnswers
public import FleetMessages

/// What a discovery came to.
public struct DiscoveryReport: Sendable, Equatable, Encodable {
    /// The run's id, a UUID in lower case.
    public let runId: String
    /// Who was asked for, by name or id.
    public let artist: String
    /// Our number of whom it found; nil where it found nobody.
    public let artistId: ArtistID?
    /// How long it took.
    public let seconds: Double
    /// Requests to providers.
    public let requests: Int
    /// Albums of the artist that the catalogue has now.
    public let albums: Int
    /// Tracks of the artist that the catalogue has now.
    public let tracks: Int
    /// Credits of these tracks.
    public let credits: Int
    /// People who have these credits.
    public let people: Int
    /// What became of the messages, by queue.
    public let queues: [String: RunProgress.QueueProgress]
    /// What was given up, the oldest first, 100 at most.
    public let deadLetters: [RunDeadLetter]
    /// Who produced these tracks, those of the most tracks first.
    public let producers: [ProducerAnswer]

    /// - Parameters:
    ///   - artist: Whom the run found; nil: nobody.
    ///   - seconds: How long it took.
    public init(
        _ progress: RunProgress, artist: ArtistID?, counts: ArtistCounts, deadLetters: [RunDeadLetter],
        producers: [ProducerAnswer], seconds: Double
    ) {
        runId = progress.runId
        self.artist = progress.artist
        artistId = artist
        self.seconds = seconds
        requests = progress.requests
        albums = counts.albums
        tracks = counts.tracks
        credits = counts.credits
        people = counts.people
        queues = progress.queues
        self.deadLetters = deadLetters
        self.producers = producers
    }
}
