public import FleetMessages

/// One statement of one source about one track, with the person of ours that it names.
public struct Evidence: Sendable, Equatable {
    public let track: TrackID
    public let person: PersonID
    public let personName: String
    public let source: Source
    public let role: CreditRole
    public let level: CreditLevel
    public let creditedAs: String
    public let sourceRole: String
    public let statedOn: String
    /// How sure it is that the source speaks of this track, 0…1.
    public let matchScore: Double

    public init(
        track: TrackID, person: PersonID, personName: String, source: Source, role: CreditRole, level: CreditLevel,
        creditedAs: String = "", sourceRole: String = "", statedOn: String = "", matchScore: Double = 1
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
    }
}

/// What we conclude: this person has this role on this track, and how sure we are.
public struct Credit: Sendable, Equatable {
    public let track: TrackID
    public let person: PersonID
    public let role: CreditRole
    /// Above 0, at most 1.
    public let confidence: Double
    /// The sources that agree, sorted by name.
    public let sources: [Source]
}
