/// What can be wrong with a registration, in the order in which findings of equal weight are shown.
public enum AuditRule: String, Sendable, Hashable, CaseIterable, Codable {
    case sharesAbove = "shares_above_100"
    case dispute = "dispute"
    case recordingWithoutWork = "recording_without_work"
    case severalWorks = "several_works"
    case noPublisher = "no_publisher"
    case sharesBelow = "shares_below_100"
    case sharesUnknown = "shares_unknown"
    case severalRecordings = "isrc_on_several_recordings"
    case writersDiffer = "writers_differ"
    case versionUnderOriginal = "version_under_original"
    case writerWithSeveralIPIs = "writer_with_several_ipis"
    case writerTwice = "writer_twice"
    case writerWithoutIPI = "writer_without_ipi"
    case workWithoutISWC = "work_without_iswc"
    /// Not found on that day in that source, which is not the same as not registered.
    case notFound = "not_found"
}

/// One thing that is wrong, with where it stands.
public struct AuditFinding: Sendable, Equatable {
    /// A row of the registry, or of our credits, that shows it.
    public struct Evidence: Sendable, Equatable {
        /// The kind of file; nil: it is from our own credits.
        public let file: FeedFileKind?
        /// In that file, from 1.
        public let line: Int?
        /// The record's id, which means something inside one feed only.
        public let recordID: String?
        /// What stands there: `Ada Quill, ComposerLyricist, IPI 00900000001`.
        public let fact: String
    }

    /// Twelve characters.
    public let isrc: String
    /// What is wrong.
    public let rule: AuditRule
    /// The rows that show it.
    public let evidence: [Evidence]
    /// Percent of the US mechanical royalties of the work that do not flow because of it; nil: nobody can say.
    public let stake: SharePercent?
    /// How much money stands behind the recording, in the feed's own scale; nil: the feed doesn't say.
    public let percentile: SharePercent?
}

extension AuditFinding {
    /// Whether this one is to be looked at before another one: by what is at stake, then by the feed's own rank.
    public static func precedes(_ one: AuditFinding, _ other: AuditFinding) -> Bool {
        let pairs = [(one.stake, other.stake), (one.percentile, other.percentile)]
        for (one, other) in pairs where one != other {
            guard let one else { return false }
            guard let other else { return true }
            return one > other
        }
        let place = (
            AuditRule.allCases.firstIndex(of: one.rule) ?? 0, AuditRule.allCases.firstIndex(of: other.rule) ?? 0
        )
        return place.0 != place.1 ? place.0 < place.1 : one.isrc < other.isrc
    }
}

/// Who wrote a track by our credits, to be held against the registry.
public struct AuditCredits: Sendable, Equatable {
    /// A writer, under each name by which sources call them.
    public struct Writer: Sendable, Equatable {
        /// Each once.
        public let names: [String]
        /// 0…1.
        public let confidence: Double

        public init(names: [String], confidence: Double) { (self.names, self.confidence) = (names, confidence) }
    }

    /// As our catalogue has it, with its version.
    public let title: String
    /// Those who wrote it.
    public let writers: [Writer]

    public init(title: String, writers: [Writer]) { (self.title, self.writers) = (title, writers) }

    /// Less sure ones are held against nobody.
    static let confidenceMinimum = 0.5
}
