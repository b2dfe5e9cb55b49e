import Catalogue
import FleetMessages
import Messages

/// Why we believe the credits of one track: each credit with its statements, and how they add up.
struct Explanation: Sendable, Equatable, Encodable {
    struct Statement: Sendable, Equatable, Encodable {
        let source: String
        let level: String
        let sourceRole: String
        /// The name as printed on this record; empty: the person's own.
        let creditedAs: String
        let statedOn: String
        let url: String?
        /// How far the statement is believed by itself.
        let weight: Double
        /// How sure it is that the statement is about this track, 0…1.
        let match: Double
        /// Whether it enters the sum: each source counts once, by its strongest statement.
        let isCounted: Bool
    }

    struct Conclusion: Sendable, Equatable, Encodable {
        let personId: PersonID
        let person: String
        let role: String
        /// As computed now from the statements.
        let confidence: Double
        /// As stored; nil: not stored, or not any more.
        let confidenceStored: Double?
        let statements: [Statement]

        /// `1 − (1 − 0.90) × (1 − 0.80) = 0.98`
        var sum: String {
            let factors = statements.filter(\.isCounted).map { "(1 − \(Spelling.confidence($0.weight)))" }
            return "1 − \(factors.joined(separator: " × ")) = \(Spelling.confidence(confidence))"
        }

        var isStale: Bool { confidenceStored.map { abs($0 - confidence) > 0.000_001 } ?? true }
    }

    let trackId: TrackID
    let track: String
    let artists: String
    let credits: [Conclusion]
    /// Stated, but outweighed: a producer of the whole album, where sources name one of this recording.
    let setAside: [Conclusion]

    init(
        track: TrackAnswer, evidence: [Evidence], stored: [CreditKey: Double], names: [PersonID: String]
    ) {
        let concluded = Confidence.credits(from: evidence)
        let keys = Set(concluded.map { CreditKey(person: $0.person, role: $0.role) })
        let byKey = Dictionary(grouping: evidence) { CreditKey(person: $0.person, role: $0.role) }
        trackId = track.trackId
        self.track = track.title
        artists = track.artists
        credits = concluded.map { credit in
            let key = CreditKey(person: credit.person, role: credit.role)
            return Conclusion(
                key, byKey[key] ?? [], confidence: credit.confidence, stored: stored[key], names: names,
                isConcluded: true, albumIsOutweighed: Self.outweighsAlbum(evidence))
        }.sorted(by: Conclusion.isBefore)
        setAside = byKey.filter { !keys.contains($0.key) }.map { key, statements in
            Conclusion(
                key, statements, confidence: 0, stored: stored[key], names: names, isConcluded: false,
                albumIsOutweighed: true)
        }.sorted(by: Conclusion.isBefore)
    }

    /// As ``Confidence`` decides it.
    private static func outweighsAlbum(_ evidence: [Evidence]) -> Bool {
        evidence.contains { $0.role.makesProducer && $0.level == .recording }
    }
}

/// A person in a role.
struct CreditKey: Hashable, Sendable {
    let person: PersonID
    let role: CreditRole
}

extension Explanation.Conclusion {
    fileprivate init(
        _ key: CreditKey, _ evidence: [Evidence], confidence: Double, stored: Double?, names: [PersonID: String],
        isConcluded: Bool, albumIsOutweighed: Bool
    ) {
        let ordered = evidence.sorted {
            ($0.source.name, -Confidence.weight(of: $0), $0.statedOn)
                < ($1.source.name, -Confidence.weight(of: $1), $1.statedOn)
        }
        var counted: Set<Source> = []
        personId = key.person
        person = names[key.person] ?? evidence.first?.personName ?? ""
        role = key.role.rawValue
        self.confidence = confidence
        confidenceStored = stored
        statements = ordered.map { statement in
            let isOutweighed = albumIsOutweighed && statement.level == .release && statement.role.makesProducer
            let counts = isConcluded && !isOutweighed && counted.insert(statement.source).inserted
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
