public import FleetMessages

/// One statement of one source about one track, with the person of ours that it names.
public struct Evidence: Sendable, Equatable {
    /// The track of ours that it is about.
    public let track: TrackID
    /// The person of ours whom it names.
    public let person: PersonID
    /// Their name, by which the people of two sources are compared.
    public let personName: String
    /// Who states it; sources that agree make a credit surer.
    public let source: Source
    /// What the person did, by this source.
    public let role: CreditRole
    /// What carries the statement; the nearer to the recording, the more it weighs.
    public let level: CreditLevel
    /// The name as printed on this record; empty: the person's own.
    public let creditedAs: String
    /// The source's own word for the role, kept to be shown.
    public let sourceRole: String
    /// The id of what carries the statement at the source.
    public let statedOn: String
    /// How sure it is that the source speaks of this track, 0…1.
    public let matchScore: Double
    /// Whether it says that the person did not: only people who looked say so.
    public let isDenial: Bool

    public init(
        track: TrackID, person: PersonID, personName: String, source: Source, role: CreditRole, level: CreditLevel,
        creditedAs: String = "", sourceRole: String = "", statedOn: String = "", matchScore: Double = 1,
        isDenial: Bool = false
    ) {
        self.track = track
        self.person = person
        self.personName = personName
        self.source = source
        self.role = role
        self.level = level
        self.creditedAs = creditedAs
        self.sourceRole = sourceRole
        self.statedOn = statedOn
        self.matchScore = matchScore
        self.isDenial = isDenial
    }
}

/// What we conclude: this person has this role on this track, and how sure we are.
public struct Credit: Sendable, Equatable {
    /// The track of ours.
    public let track: TrackID
    /// The person of ours, the one kept where several were found to be one.
    public let person: PersonID
    /// What the person did; another role of theirs is another credit.
    public let role: CreditRole
    /// Above 0, below 1: how probable it is, in whole thousandths.
    public let confidence: Double
    /// The sources that agree, sorted by name.
    public let sources: [Source]
}
