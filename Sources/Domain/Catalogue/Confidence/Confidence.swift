public import FleetMessages

/// How probable evidence makes a credit. Pure, so that it can be computed again and explained.
///
/// The weights of what speaks for and against a credit add up (``Testimony``); the sum is the logarithm of its odds
/// (``LogOdds``). What they weigh is learnt from labelled credits (``CredibilityTable/learnt``).
public enum Confidence {
    /// Credits from all evidence of one or more tracks, ordered by track, person and role.
    ///
    /// A producer stated for a whole album counts for a track only where no source names a main producer of the
    /// recording itself: ``OwnProducers``. Other roles of an album stand beside those of the track.
    public static func credits(from evidence: [Evidence], table: CredibilityTable = .learnt) -> [Credit] {
        testimonies(in: evidence, table: table).map { claimed, testimony in
            Credit(
                track: claimed.track, person: claimed.person, role: claimed.role,
                confidence: testimony.sum.probability, sources: testimony.voices.map(\.statement.source))
        }
    }

    /// The same, with what each confidence comes from.
    public static func testimonies(
        in evidence: [Evidence], table: CredibilityTable = .learnt
    ) -> [(claimed: ClaimedCredit, testimony: Testimony)] {
        let own = OwnProducers(in: evidence)
        let counted = evidence.filter { counts($0) && !own.setAside($0) }
        let works = Dictionary(grouping: counted) { Work(track: $0.track, field: $0.role.creditField) }
        return works.flatMap { work, said -> [(claimed: ClaimedCredit, testimony: Testimony)] in
            let rivals = Rivals(said, field: work.field)
            return Dictionary(grouping: said, by: ClaimedCredit.init(of:)).map { claimed, statements in
                (claimed, Testimony(statements, field: work.field, rivals: rivals, table: table))
            }
        }.sorted { $0.claimed < $1.claimed }
    }

    /// What one statement weighs by itself.
    public static func weight(of statement: Evidence, table: CredibilityTable = .learnt) -> LogOdds {
        LogOdds(thousandths: counts(statement) ? Testimony.weight(of: statement, table) : 0)
    }

    /// Whether a statement counts at all: one about another track does not.
    static func counts(_ statement: Evidence) -> Bool { statement.matchScore > 0 }

    /// How good a source's record of a person is, for saying who somebody is; the higher the better. Editors' databases
    /// that cite their sources stand above crowd-written pages. Not learnt: it is about names and kinds, not credits.
    static func reliability(of source: Source) -> Int { records.firstIndex(of: source).map { $0 + 1 } ?? 0 }

    private static let records = [Source("genius"), Source("discogs"), Source("musicbrainz")]

    private struct Work: Hashable {
        let track: TrackID
        let field: CreditField
    }
}

/// Which credit evidence is about.
public struct ClaimedCredit: Sendable, Hashable, Comparable {
    /// The track of ours.
    public let track: TrackID
    /// The person of ours.
    public let person: PersonID
    /// What they are said to have done.
    public let role: CreditRole

    /// What a statement is about.
    public init(of evidence: Evidence) {
        track = evidence.track
        person = evidence.person
        role = evidence.role
    }

    /// What a credit says.
    public init(of credit: Credit) {
        track = credit.track
        person = credit.person
        role = credit.role
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.track.rawValue, left.person.rawValue, left.role.rawValue)
            < (right.track.rawValue, right.person.rawValue, right.role.rawValue)
    }
}
