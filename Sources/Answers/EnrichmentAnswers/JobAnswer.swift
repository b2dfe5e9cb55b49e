public import FoundationEssentials

/// An enrichment job as it stands. Its fields are named as people's programs know them: written as they are, not in
/// snake_case.
public struct JobAnswer: Sendable, Equatable, Encodable {
    /// What a job is about.
    public enum Kind: String, Sendable, Encodable {
        /// A playlist as it stood when the job began.
        case playlist = "enrich-playlist"
        /// Songs that were named.
        case tracks = "enrich-tracks"
    }

    /// How far a job is.
    public enum Status: String, Sendable, Encodable {
        /// Nothing of it was handled yet.
        case queued
        /// Something of it was, and not all.
        case running
        /// All its chunks are through, and what followed from them.
        case completed
        /// It was cancelled, or gave up on chunks; what it has stays, and it can be gone on with.
        case failed
    }

    /// How far a phase is, in songs.
    public struct Phase: Sendable, Equatable, Codable {
        /// Songs that it is through with.
        public let done: Int
        /// Songs that it will ask of again.
        public let failed: Int
        /// Why it asks nothing; nil: it asks.
        public let note: String?
    }

    /// The job's id, which is its run's: a UUID in lower case.
    public let jobId: String
    /// What it is about.
    public let type: Kind
    /// The playlist; nil: the job is of named songs, or the playlist is gone.
    public let playlistId: String?
    /// For people.
    public let playlistName: String?
    /// The songs in the job's order.
    public let trackIds: [String]
    /// How far it is.
    public let status: Status
    /// Whole per cent; 100 only when all phases are through with all songs.
    public let progress: Int
    /// When it was asked for.
    public let createdAt: Date
    /// When something last happened in it.
    public let updatedAt: Date
    /// When it was cancelled; nil: it was not.
    public let cancelledAt: Date?
    /// How far each phase is, by its name; one that did not begin is missing.
    public let phases: [String: Phase]
    /// The portions in which its songs are handled.
    public let chunks: Int
    /// Those of them that are through.
    public let chunksSettled: Int
    /// Chunks that were given up.
    public let chunksFailed: Int
    /// What it cost: requests to providers.
    public let requests: Int
    /// The newest lines of its log, the oldest of them first: 500 at most.
    public let logs: [String]
    /// How many older lines there are.
    public let logsOmitted: Int
}

/// Something that happened in a job.
public struct JobEvent: Sendable, Equatable, Encodable {
    /// Its number in the job, from 1 and without gaps.
    public let id: Int64
    /// The job, a UUID in lower case.
    public let jobId: String
    /// Whole per cent.
    public let progress: Int
    /// For people.
    public let message: String
    /// When it happened.
    public let at: Date
}

/// A job, in a list of them.
public struct JobListing: Sendable, Equatable, Encodable {
    /// The job's id, a UUID in lower case.
    public let jobId: String
    /// What it is about.
    public let type: JobAnswer.Kind
    /// The playlist; nil: the job is of named songs, or the playlist is gone.
    public let playlistId: String?
    /// For people.
    public let playlistName: String?
    /// How many songs it is of.
    public let songs: Int
    /// How far it is.
    public let status: JobAnswer.Status
    /// Whole per cent.
    public let progress: Int
    /// When it was asked for.
    public let createdAt: Date
    /// When something last happened in it.
    public let updatedAt: Date
}
