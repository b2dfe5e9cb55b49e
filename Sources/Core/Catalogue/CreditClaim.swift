/// What somebody did for a track. Only `producer`, `coProducer` and `additionalProducer` make a
/// producer; the others are kept as roles of their own and never merged into it.
public enum CreditRole: String, Sendable, CaseIterable, Codable {
    case producer
    case coProducer = "co_producer"
    case additionalProducer = "additional_producer"
    case assistantProducer = "assistant_producer"
    case executiveProducer = "executive_producer"
    case writer, composer, lyricist, librettist
    case engineer
    case mixEngineer = "mix_engineer"
    case recordingEngineer = "recording_engineer"
    case masteringEngineer = "mastering_engineer"
    case programming, remixer, arranger
    case performer
    case other
}

/// At which level a source states a credit: the nearer to the recording, the stronger.
public enum CreditLevel: String, Sendable, CaseIterable, Codable {
    case recording
    /// Of the song that the recording performs.
    case work
    /// Of a whole album; a candidate for its tracks only.
    case release
}

/// One statement of one source: this person has this role on this track.
public struct CreditClaim: Sendable, Equatable {
    /// The person's id at the source.
    public var personNativeID: String
    public var personName: String
    /// As the source words it: `Person`, `Group` …
    public var personKind: String?
    public var role: CreditRole
    public var level: CreditLevel
    /// The name as printed on this record; empty: the person's own.
    public var creditedAs: String
    /// The source's own word for the role with its attributes (`producer (co)`): kept as evidence.
    public var sourceRole: String
    /// The id of what carries the statement at the source (recording, work or release).
    public var statedOn: String

    public init(
        personNativeID: String, personName: String, personKind: String? = nil, role: CreditRole, level: CreditLevel,
        creditedAs: String = "", sourceRole: String, statedOn: String
    ) {
        self.personNativeID = personNativeID
        self.personName = personName
        self.personKind = personKind
        self.role = role
        self.level = level
        self.creditedAs = creditedAs
        self.sourceRole = sourceRole
        self.statedOn = statedOn
    }
}

/// A profile or page of a person.
public struct FoundLink: Sendable, Equatable {
    /// `instagram`, `youtube`, `homepage`, `discogs` … by the URL's host, else by the source's word.
    public var platform: String
    public var url: String
    /// The account's name where the platform has one.
    public var handle: String?

    public init(platform: String, url: String, handle: String? = nil) {
        self.platform = platform
        self.url = url
        self.handle = handle
    }
}
