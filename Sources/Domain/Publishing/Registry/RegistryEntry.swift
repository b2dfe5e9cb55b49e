/// All that a feed holds of one ISRC, with the places where it stands.
public struct RegistryEntry: Sendable, Equatable, Decodable {
    /// Twelve characters.
    public let isrc: String
    /// How many recordings, or those.
    public let recordings: [RegistryRecording]
    /// Rows of the file of unclaimed shares: one a service, of the same gap.
    public let unclaimed: [RegistryUnclaimed]
    /// Rows of the file of recordings that no work was found for.
    public let unmatched: [RegistryUnmatched]
    /// Works linked to the recordings, or named in an unclaimed row; one that the feed does not hold is not among them.
    public let works: [RegistryWork]

    public init(
        isrc: String, recordings: [RegistryRecording] = [], unclaimed: [RegistryUnclaimed] = [],
        unmatched: [RegistryUnmatched] = [], works: [RegistryWork] = []
    ) {
        self.isrc = isrc
        self.recordings = recordings
        self.unclaimed = unclaimed
        self.unmatched = unmatched
        self.works = works
    }

    /// Whether the feed says nothing of it.
    public var isEmpty: Bool { recordings.isEmpty && unclaimed.isEmpty && unmatched.isEmpty }
}

/// A recording as the registry has it.
public struct RegistryRecording: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// In its file, from 1.
    public let line: Int
    /// As the feed spells it.
    public let title: String?
    /// What tells it from others of that title.
    public let subtitle: String?
    /// Who performs, as it is shown.
    public let artist: String?
    /// The ISRC as it stands there, where that is another spelling.
    public let isrcPrinted: String?
    /// Free text of a service or a label: weak.
    public let producers: [String]
    /// The records of its works.
    public let workIds: [String]

    public init(
        recordId: String, line: Int = 0, title: String?, subtitle: String? = nil, artist: String? = nil,
        isrcPrinted: String? = nil, producers: [String] = [], workIds: [String] = []
    ) {
        self.recordId = recordId
        self.line = line
        self.title = title
        self.subtitle = subtitle
        self.artist = artist
        self.isrcPrinted = isrcPrinted
        self.producers = producers
        self.workIds = workIds
    }
}

/// A share that nobody claims, at one service.
public struct RegistryUnclaimed: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// In its file, from 1.
    public let line: Int
    /// The record of its work; nil: none is named.
    public let workId: String?
    /// Of the whole.
    public let percentage: SharePercent?
    /// How much is at stake, in the feed's own scale, which is nowhere written down.
    public let percentile: SharePercent?

    public init(
        recordId: String, line: Int = 0, workId: String? = nil, percentage: SharePercent?,
        percentile: SharePercent? = nil
    ) {
        self.recordId = recordId
        self.line = line
        self.workId = workId
        self.percentage = percentage
        self.percentile = percentile
    }
}

/// A recording for which the registry has found no work.
public struct RegistryUnmatched: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// In its file, from 1.
    public let line: Int
    /// As the feed spells it.
    public let title: String?
    /// Who performs, as it is shown.
    public let artist: String?

    public init(recordId: String, line: Int = 0, title: String? = nil, artist: String? = nil) {
        self.recordId = recordId
        self.line = line
        self.title = title
        self.artist = artist
    }
}
