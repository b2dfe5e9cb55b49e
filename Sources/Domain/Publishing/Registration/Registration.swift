public import FoundationEssentials
import PrintableText

/// What a source says of the registration of a recording's work.
public struct Registration: Sendable, Equatable, Codable {
    /// How far the registration has come, by that source on that day.
    public enum State: String, Sendable, Codable {
        case matched
        case recordingWithoutWork = "recording_without_work"
        /// Not found there on that day, which is not the same as not registered.
        case notFound = "not_found"
    }

    /// Where a fact comes from in the end: sources that copy from one count once.
    public enum Origin: String, Sendable, Codable {
        case mlc, musicbrainz
        case creditsFMOwn = "creditsfm_own"
        case unknown
    }

    /// A writer, a publisher or an administrator.
    public struct Party: Sendable, Hashable, Codable {
        /// As the source spells it.
        public let name: String
        /// Eleven digits; nil: the source names none.
        public let ipi: String?
        /// The source's own word.
        public let role: String?
        /// What they collect; nil: the source doesn't say.
        public let share: Double?

        public init(name: String, ipi: String? = nil, role: String? = nil, share: Double? = nil) {
            self.name = name.bounded
            (self.ipi, self.share) = (ipi, share)
            self.role = role?.bounded
        }
    }

    /// Twelve characters.
    public let isrc: String
    /// `mlc`, `credits_fm`.
    public let source: String
    /// Where it comes from in the end.
    public let origin: Origin
    /// When the source was asked.
    public let asOf: Date
    /// When the source changed its row; nil: it doesn't say.
    public let updatedAt: Date?
    /// How far it has come.
    public let state: State
    /// Of the work.
    public let title: String?
    /// `T` and ten digits.
    public let iswc: String?
    /// The MLC's own id of the work.
    public let songCode: String?
    /// Each once.
    public let writers: [Party]
    /// Each once, those at the top of a chain.
    public let publishers: [Party]
    /// Who collects for them, each once.
    public let administrators: [Party]
    /// Percent that publishers collect; nil: not stated, which is not zero.
    public let collectionShare: Double?

    public init(
        isrc: String, source: String, origin: Origin, asOf: Date, updatedAt: Date? = nil, state: State,
        title: String? = nil, iswc: String? = nil, songCode: String? = nil, writers: [Party] = [],
        publishers: [Party] = [], administrators: [Party] = [], collectionShare: Double? = nil
    ) {
        self.isrc = isrc
        self.source = source
        self.origin = origin
        self.asOf = asOf
        self.updatedAt = updatedAt
        self.state = state
        self.title = title?.bounded
        self.iswc = iswc
        self.songCode = songCode?.bounded
        self.writers = writers
        self.publishers = publishers
        self.administrators = administrators
        self.collectionShare = collectionShare
    }

    /// What publishers there are.
    public var publisherStatus: PublisherStatus { PublisherStatus(of: self) }

    /// How long it serves: registrations change slowly, and what was not found is looked for sooner.
    public var timeToLive: Duration { .seconds((state == .notFound ? 14 : 30) * 86_400) }
}

extension [Registration] {
    /// One for each origin, the freshest: two sources of one origin are one witness, and where they differ the older is stale.
    public var byOrigin: [Registration] {
        Dictionary(grouping: self, by: \.origin).values
            .compactMap { $0.max { ($0.updatedAt ?? $0.asOf, $0.asOf) < ($1.updatedAt ?? $1.asOf, $1.asOf) } }
            .sorted { $0.origin.rawValue < $1.origin.rawValue }
    }
}

extension String {
    /// One printable line of bounded length: it is somebody else's.
    fileprivate var bounded: String { String(cleaned.prefix(500)) }
}
