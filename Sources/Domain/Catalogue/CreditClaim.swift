/// What somebody did for a track. Only `producer`, `coProducer` and `additionalProducer` make a
/// producer; the others are kept as roles of their own and never merged into it.
public enum CreditRole: String, Sendable, CaseIterable, Codable {
    case producer
    case coProducer = "co_producer"
    case additionalProducer = "additional_producer"
    case assistantProducer = "assistant_producer"
    case executiveProducer = "executive_producer"
    case vocalProducer = "vocal_producer"
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
    /// The person's name at the source, whatever this record prints.
    public var personName: String
    /// As the source words it: `Person`, `Group` …
    public var personKind: String?
    /// What the source's word means among our roles; ``CreditRole/other`` where none fits.
    public var role: CreditRole
    /// What carries the statement; the nearer to the recording, the more it weighs.
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
    /// Of a page, absolute; ``CheckedLinks`` leaves those out that lead to no public host.
    public var url: String
    /// The account's name where the platform has one.
    public var handle: String?
    /// How sure the source is, above 0, at most 1: anybody may write into some.
    public var confidence: Double

    public init(platform: String, url: String, handle: String? = nil, confidence: Double = 0.9) {
        self.platform = platform
        self.url = url
        self.handle = handle
        self.confidence = confidence
    }
}

/// What a public account shows of itself.
public struct FoundProfile: Sendable, Equatable {
    /// The account's id at the platform.
    public var nativeID: String
    /// The account's name at the platform, without `@`.
    public var handle: String
    /// The name shown beside the handle; nil: none is shown.
    public var name: String?
    /// Free text of several lines; nil: none is shown.
    public var biography: String?
    /// The page that the account points to; nil: none, or none on a public host.
    public var website: String?
    /// As the platform counts them at the time; nil: it does not say.
    public var followers: Int?
    /// As the platform counts them at the time; nil: it does not say.
    public var posts: Int?

    public init(
        nativeID: String, handle: String, name: String? = nil, biography: String? = nil, website: String? = nil,
        followers: Int? = nil, posts: Int? = nil
    ) {
        self.nativeID = nativeID
        self.handle = handle
        self.name = name
        self.biography = biography
        self.website = website
        self.followers = followers
        self.posts = posts
    }
}
