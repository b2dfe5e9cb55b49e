import Catalogue
public import FleetMessages

/// Why we believe the credits of one track: each credit with its statements, and how they add up.
public struct Explanation: Sendable, Equatable, Encodable {
    /// What one source states.
    public struct Statement: Sendable, Equatable, Encodable {
        /// Who states it: `musicbrainz`.
        public let source: String
        /// Of what it is stated: `recording`, `work` or `release`.
        public let level: String
        /// The role in the source's own words.
        public let sourceRole: String
        /// The name as printed on this record; empty: the person's own.
        public let creditedAs: String
        /// The source's id of what it is stated of.
        public let statedOn: String
        /// Where anybody can read it; nil where the source has no page for it.
        public let url: String?
        /// How far the statement is believed by itself, 0…1.
        public let weight: Double
        /// How sure it is that the statement is about this track, 0…1.
        public let match: Double
        /// Whether it enters the sum: each source counts once, by its strongest statement.
        public let isCounted: Bool

        /// Whether it comes from the provider simulator, whose ids nobody else knows.
        public var isSimulated: Bool { SourcePage.isSimulated(statedOn) }
    }

    /// A person in a role, with all that is stated of it: sources that agree count as independent witnesses.
    public struct Conclusion: Sendable, Equatable, Encodable {
        /// Our number of the person.
        public let personId: PersonID
        /// The person's name.
        public let person: String
        /// What they did, as the database has it: `co_producer`.
        public let role: String
        /// As computed now from the statements, 0…1.
        public let confidence: Double
        /// As stored; nil: not stored, or not any more.
        public let confidenceStored: Double?
        /// By source, the strongest of each first.
        public let statements: [Statement]

        /// Whether the stored confidence is older than these statements.
        public var isStale: Bool { confidenceStored.map { abs($0 - confidence) > 0.000_001 } ?? true }
    }

    /// Our number of the track.
    public let trackId: TrackID
    /// The track's title.
    public let track: String
    /// Who performs it, as credited, in one line.
    public let artists: String
    /// Producers first, then the surest.
    public let credits: [Conclusion]
    /// Stated, but outweighed: a producer of the whole album, where sources name one of this recording.
    public let setAside: [Conclusion]
    /// Of these, those whom several sources' records are taken for, and why.
    public let people: [Person]

    init(
        track: TrackAnswer, evidence: [Evidence], stored: [PersonRole: Double], names: [PersonID: String],
        reasons: [PersonID: PersonReason] = [:]
    ) {
        people = reasons.sorted { $0.key.rawValue < $1.key.rawValue }.map { Person($0, names[$0] ?? "", $1) }
        let concluded = Confidence.credits(from: evidence)
        let own = OwnProducers(in: evidence)
        let keys = Set(concluded.map { PersonRole(person: $0.person, role: $0.role) })
        let byKey = Dictionary(grouping: evidence) { PersonRole(person: $0.person, role: $0.role) }
        trackId = track.trackId
        self.track = track.title
        artists = track.artists
        credits = concluded.map { credit in
            let key = PersonRole(person: credit.person, role: credit.role)
            return Conclusion(
                key, byKey[key] ?? [], confidence: credit.confidence, stored: stored[key], names: names,
                isSetAside: own.setAside)
        }.sorted(by: Conclusion.isBefore)
        setAside = byKey.filter { !keys.contains($0.key) }.map { key, statements in
            Conclusion(
                key, statements, confidence: 0, stored: stored[key], names: names, isSetAside: { _ in true })
        }.sorted(by: Conclusion.isBefore)
    }
}

/// A person in a role, of the track that is explained.
struct PersonRole: Hashable, Sendable {
    let person: PersonID
    let role: CreditRole
}

/// What a statement says and where: shown once, though two pages of one person repeat it.
private struct Saying: Hashable {
    let source: Source
    let level: CreditLevel
    let statedOn, words, creditedAs: String

    init(_ evidence: Evidence) {
        (source, level) = (evidence.source, evidence.level)
        (statedOn, words, creditedAs) = (evidence.statedOn, evidence.sourceRole, evidence.creditedAs)
    }
}

extension Explanation.Conclusion {
    fileprivate init(
        _ key: PersonRole, _ evidence: [Evidence], confidence: Double, stored: Double?, names: [PersonID: String],
        isSetAside: (Evidence) -> Bool
    ) {
        let ordered = evidence.sorted {
            ($0.source.name, -Confidence.weight(of: $0), $0.statedOn, $0.sourceRole)
                < ($1.source.name, -Confidence.weight(of: $1), $1.statedOn, $1.sourceRole)
        }
        var counted: Set<Source> = []
        personId = key.person
        person = names[key.person] ?? evidence.first?.personName ?? ""
        role = key.role.rawValue
        self.confidence = confidence
        confidenceStored = stored
        var said: Set<Saying> = []
        statements = ordered.filter { said.insert(Saying($0)).inserted }.map { statement in
            let counts = !isSetAside(statement) && counted.insert(statement.source).inserted
            return Explanation.Statement(statement, isCounted: counts)
        }
    }

    /// Producers first, then the surest.
    fileprivate static func isBefore(_ left: Self, _ right: Self) -> Bool {
        (left.isProducer ? 0 : 1, -left.confidence, left.role, left.person, left.personId.rawValue)
            < (right.isProducer ? 0 : 1, -right.confidence, right.role, right.person, right.personId.rawValue)
    }

    private var isProducer: Bool { CreditRole.producerNames.contains(role) }
}

extension Explanation.Statement {
    fileprivate init(_ evidence: Evidence, isCounted: Bool) {
        self.init(
            source: evidence.source.name, level: evidence.level.rawValue, sourceRole: evidence.sourceRole,
            creditedAs: evidence.creditedAs, statedOn: evidence.statedOn,
            url: SourcePage.url(evidence.source, evidence.level, evidence.statedOn),
            weight: Confidence.weight(of: evidence), match: evidence.matchScore, isCounted: isCounted)
    }
}
