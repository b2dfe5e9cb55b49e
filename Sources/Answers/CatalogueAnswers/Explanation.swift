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
        /// Its weight of evidence by itself, a natural logarithm of odds: 0 says nothing, 2.3 ten to one.
        public let weight: Double
        /// How sure it is that the statement is about this track, 0…1.
        public let match: Double
        /// Whether it enters the sum: each source counts once, by its strongest statement, and sources that copy from
        /// each other count as one.
        public let isCounted: Bool
        /// The source with which this one counts as one; nil: it does not, or nothing it states is counted.
        public let countedWith: String?

        /// Whether it comes from the provider simulator, whose ids nobody else knows.
        public var isSimulated: Bool { SourcePage.isSimulated(statedOn) }
    }

    /// One thing that speaks for or against a credit.
    public struct Part: Sendable, Equatable, Encodable {
        /// What speaks.
        public enum Kind: String, Sendable, Encodable {
            /// A source states it.
            case states
            /// A source names others beside whom those that state it name too, and leaves this one out.
            case leavesOut = "leaves_out"
            /// A source names others alone.
            case namesOthers = "names_others"
            /// A source names one other alone, where those that state it name this one alone.
            case contradicts
        }

        /// What speaks.
        public let kind: Kind
        /// Who speaks.
        public let source: String
        /// Its weight of evidence; below 0 it speaks against the credit.
        public let weight: Double
    }

    /// A person in a role, with all that is stated of it: weights of evidence add up to the logarithm of its odds.
    public struct Conclusion: Sendable, Equatable, Encodable {
        /// Our number of the person.
        public let personId: PersonID
        /// The person's name.
        public let person: String
        /// What they did, as the database has it: `co_producer`.
        public let role: String
        /// How probable it is, as computed now from the statements; 0 where all are set aside.
        public let confidence: Double
        /// The natural logarithm of its odds: the sum of the parts.
        public let logOdds: Double
        /// What the confidence comes from; empty where all is set aside.
        public let parts: [Part]
        /// Whether somebody who looked says that it is so, or not; nil: nobody did. It has the last word.
        public let operatorsWord: Bool?
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
    /// Stated, and denied by somebody who looked.
    public let denied: [Conclusion]
    /// Of these, those whom several sources' records are taken for, and why.
    public let people: [Person]

    init(
        track: TrackAnswer, evidence: [Evidence], stored: [PersonRole: Double], names: [PersonID: String],
        reasons: [PersonID: PersonReason] = [:]
    ) {
        people = reasons.sorted { $0.key.rawValue < $1.key.rawValue }.map { Person($0, names[$0] ?? "", $1) }
        let word = OperatorWord(in: evidence)
        let testimonies = Dictionary(
            Confidence.testimonies(in: word.evidence).map { ($0.claimed, $0.testimony) },
            uniquingKeysWith: { first, _ in first })
        let all = Dictionary(grouping: evidence, by: ClaimedCredit.init(of:)).map { claimed, statements in
            let key = PersonRole(person: claimed.person, role: claimed.role)
            return Conclusion(
                key, statements, testimonies[claimed], word.verdict(on: claimed), stored: stored[key], names: names)
        }.sorted(by: Conclusion.isBefore)
        trackId = track.trackId
        self.track = track.title
        artists = track.artists
        credits = all.filter { $0.confidence > 0 }
        denied = all.filter { $0.operatorsWord == false }
        setAside = all.filter { $0.confidence == 0 && $0.operatorsWord == nil }
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
    /// - Parameters:
    ///   - testimony: nil: all statements are set aside.
    ///   - verdict: The operator's, which counts alone.
    fileprivate init(
        _ key: PersonRole, _ evidence: [Evidence], _ testimony: Testimony?, _ verdict: Bool?, stored: Double?,
        names: [PersonID: String]
    ) {
        let ordered = evidence.sorted {
            ($0.source.name, -Confidence.weight(of: $0).thousandths, $0.statedOn, $0.sourceRole)
                < ($1.source.name, -Confidence.weight(of: $1).thousandths, $1.statedOn, $1.sourceRole)
        }
        personId = key.person
        person = names[key.person] ?? evidence.first?.personName ?? ""
        role = key.role.rawValue
        operatorsWord = verdict
        confidence = verdict.map { $0 ? OperatorWord.confidence : 0 } ?? testimony?.sum.probability ?? 0
        logOdds = testimony?.sum.value ?? 0
        parts = testimony.map(Explanation.Part.parts) ?? []
        confidenceStored = stored
        var said: Set<Saying> = []
        statements = ordered.filter { said.insert(Saying($0)).inserted }.map { statement in
            let voice = testimony?.voices.first { Saying($0.statement) == Saying(statement) }
            return Explanation.Statement(
                statement, isCounted: voice.map { $0.countedWith == nil } ?? false,
                countedWith: voice?.countedWith?.name)
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
    fileprivate init(_ evidence: Evidence, isCounted: Bool, countedWith: String?) {
        self.init(
            source: evidence.source.name, level: evidence.level.rawValue, sourceRole: evidence.sourceRole,
            creditedAs: evidence.creditedAs, statedOn: evidence.statedOn,
            url: SourcePage.url(evidence.source, evidence.level, evidence.statedOn),
            weight: Confidence.weight(of: evidence).value, match: evidence.matchScore, isCounted: isCounted,
            countedWith: countedWith)
    }
}
