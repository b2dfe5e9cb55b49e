import FleetMessages

@testable import Catalogue

/// Statements about invented tracks, and a table of round numbers to judge them by.
enum ConfidenceSample {
    private static let (musicBrainz, genius, discogs) = (Source("musicbrainz"), Source("genius"), Source("discogs"))

    private static let weights: [(feature: CreditFeature, thousandths: Int)] = [
        (.stated(by: musicBrainz, .producing), 3_000),
        (.stated(by: genius, .producing), 2_000), (.stated(by: discogs, .producing), 2_500),
        (.stated(by: musicBrainz, .writing), 3_500), (.ofRelease, -1_000), (.matched(.likely), -100),
        (.matched(.faint), -4_000), (.leftOut, -200), (.opposed(by: discogs), -1_000),
        (.opposed(by: musicBrainz), -800), (.contradicted(by: discogs), -1_500),
    ]

    static let table = CredibilityTable(
        rows: weights.map {
            CredibilityTable.Row($0.feature, weight: LogOdds(thousandths: $0.thousandths), examples: 1)
        }, families: [[musicBrainz, genius]])

    static func evidence(
        _ person: Int64, _ role: CreditRole = .producer, _ level: CreditLevel = .recording,
        from source: String = "musicbrainz", track: Int64 = 1, on stated: String = "r", match: Double = 1
    ) -> Evidence {
        Evidence(
            track: TrackID(rawValue: track), person: PersonID(rawValue: person), personName: "P\(person)",
            source: Source(source), role: role, level: level, statedOn: stated, matchScore: match)
    }

    /// What the statements about one person come to, in thousandths.
    static func sum(_ person: Int64 = 1, _ role: CreditRole = .producer, of evidence: [Evidence]) -> Int? {
        testimony(person, role, of: evidence)?.sum.thousandths
    }

    static func testimony(
        _ person: Int64 = 1, _ role: CreditRole = .producer, of evidence: [Evidence]
    ) -> Testimony? {
        Confidence.testimonies(in: evidence, table: table)
            .first { $0.claimed.person.rawValue == person && $0.claimed.role == role }?.testimony
    }
}
