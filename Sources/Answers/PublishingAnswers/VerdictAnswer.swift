public import FoundationEssentials
public import Publishing

/// What a feed says of an ISRC, with where it stands.
public struct VerdictAnswer: Sendable, Equatable, Encodable {
    /// A work of it.
    public struct Work: Sendable, Equatable, Encodable {
        /// Of the work.
        public let title: String?
        /// nil: it has none.
        public let iswc: String?
        /// Ids that parties gave it.
        public let identifiers: [String]
        /// Who wrote it, as the registry spells them.
        public let writers: [String]
        /// Who collects for it.
        public let publishers: [String]
    }

    /// Twelve characters.
    public let isrc: String
    /// The first state that fits.
    public let state: RegistryState
    /// Percent that is collected; nil: there is not one work, or none is stated.
    public let known: SharePercent?
    /// Percent that nobody claims; nil: the feed names none.
    public let unclaimed: SharePercent?
    /// How many recordings bear it.
    public let recordings: Int
    /// Its works.
    public let works: [Work]
    /// What is worth knowing beside the state, sorted.
    public let flags: [RegistryFlag]
    /// Name of the feed.
    public let feed: String
    /// The day as of which it is so.
    public let asOf: Date
    /// Whether the feed's bytes were proved by its manifest.
    public let isVerified: Bool

    init(_ entry: RegistryEntry, _ verdict: RegistryVerdict, in feed: FeedAnswer) {
        isrc = verdict.isrc
        state = verdict.state
        known = verdict.known
        unclaimed = verdict.unclaimed
        recordings = verdict.recordings
        works = entry.works.map(Work.init)
        flags = verdict.flags.sorted { $0.rawValue < $1.rawValue }
        self.feed = feed.name
        asOf = feed.asOf
        isVerified = feed.isVerified
    }
}

extension VerdictAnswer.Work {
    init(_ work: RegistryWork) {
        title = work.title
        iswc = work.iswc
        identifiers = work.identifiers
        writers = Self.names(work.shares.filter(\.isWriters))
        publishers = Self.names(work.shares.filter { !$0.isWriters })
    }

    /// Each once, in the order of the file.
    private static func names(_ shares: [RegistryShare]) -> [String] {
        var seen: Set<String> = []
        return shares.compactMap { $0.party?.name }.filter { seen.insert($0).inserted }
    }
}
