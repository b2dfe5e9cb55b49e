public import FoundationEssentials
public import Publishing

/// One thing that is wrong with a registration, for whoever may mend it.
public struct AuditAnswer: Sendable, Equatable, Encodable {
    /// A row that shows it.
    public struct Evidence: Sendable, Equatable, Encodable {
        /// The feed, or `credits` for our own.
        public let source: String
        /// The file of the feed.
        public let file: String?
        /// In that file, from 1.
        public let line: Int?
        /// The record there: ids mean something inside one feed only.
        public let recordId: String?
        /// What stands there.
        public let fact: String
        /// The day as of which it is so.
        public let asOf: Date
    }

    /// From 1: what is most at stake first.
    public let rank: Int
    /// Twelve characters.
    public let isrc: String
    /// What is wrong.
    public let rule: AuditRule
    /// The same in words.
    public let problem: String
    /// What the feed says of the ISRC as a whole.
    public let verdict: RegistryState
    /// Percent of the US mechanical royalties that do not flow because of it; nil: nobody can say.
    public let stake: SharePercent?
    /// How much stands behind it, in the feed's own scale.
    public let percentile: SharePercent?
    /// What shows it.
    public let evidence: [Evidence]
    /// What to do.
    public let nextStep: String
    /// Whose it is to do that.
    public let responsible: String
}

/// The findings on some ISRCs.
public struct AuditReport: Sendable, Equatable, Encodable {
    /// How many ISRCs were looked at.
    public let isrcs: Int
    /// Name of the feed.
    public let feed: String
    /// The day as of which all of it is so.
    public let asOf: Date
    /// Whether the feed's bytes were proved by its manifest.
    public let isVerified: Bool
    /// What is most at stake first.
    public let findings: [AuditAnswer]

    /// How often each rule found something, those that did.
    public var counts: [(rule: AuditRule, count: Int)] {
        let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
        return AuditRule.allCases.compactMap { rule in counts[rule].map { (rule, $0) } }
    }

    private enum CodingKeys: String, CodingKey { case isrcs, feed, asOf, isVerified, findings }
}
