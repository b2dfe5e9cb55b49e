public import CatalogueAnswers
public import FleetAnswers
public import FleetMessages
public import FoundationEssentials

/// What a discovery came to.
public struct DiscoveryReport: Sendable, Equatable, Encodable {
    /// How watching it ended.
    public enum Ending: String, Sendable, Encodable {
        /// Every message of the run was handled or given up.
        case done
        /// What is left may not be handled for longer than somebody waits.
        case waiting
        /// It took longer than it may.
        case timedOut = "timed_out"
        /// Somebody stopped it.
        case interrupted
    }

    /// The run's id, a UUID in lower case.
    public let runId: String
    /// How watching it ended: where it is not done, what follows is what there is so far.
    public let ending: Ending
    /// When what is left goes on, where it waits for that; nil: it waits for nothing, or nobody knows.
    public let waitsUntil: Date?
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
    /// What each source brought, what was left out of its answers, and what it still owes.
    public let sources: [SourceReport]
    /// What was given up, the oldest first, 100 at most.
    public let deadLetters: [RunDeadLetter]
    /// Who produced these tracks, those of the most tracks first.
    public let producers: [ProducerAnswer]

    /// - Parameters:
    ///   - artist: Whom the run found; nil: nobody.
    ///   - seconds: How long it took.
    public init(
        _ progress: RunProgress, ending: Ending = .done, waitsUntil: Date? = nil, artist: ArtistID?,
        counts: ArtistCounts, sources: [SourceReport] = [], deadLetters: [RunDeadLetter],
        producers: [ProducerAnswer], seconds: Double
    ) {
        runId = progress.runId
        self.ending = ending
        self.waitsUntil = waitsUntil
        self.sources = sources
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
