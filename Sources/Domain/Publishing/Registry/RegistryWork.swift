import Matching

/// A work as the registry has it.
public struct RegistryWork: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// In its file, from 1.
    public let line: Int
    /// `T` and ten digits; nil: it has none.
    public let iswc: String?
    /// As the feed spells it.
    public let title: String?
    /// nil: the feed doesn't say.
    public let isDisputed: Bool?
    /// Whether it is made of other works; nil: the feed doesn't say.
    public let isComposite: Bool?
    /// Ids that a party gave it; The MLC's song code is most likely among them.
    public let identifiers: [String]
    /// Rows of the file of shares.
    public let shares: [RegistryShare]

    public init(
        recordId: String, line: Int = 0, iswc: String?, title: String?, isDisputed: Bool? = false,
        isComposite: Bool? = nil, identifiers: [String] = [], shares: [RegistryShare] = []
    ) {
        self.recordId = recordId
        self.line = line
        self.iswc = iswc
        self.title = title
        self.isDisputed = isDisputed
        self.isComposite = isComposite
        self.identifiers = identifiers
        self.shares = shares
    }

    /// By what it is the same work in another feed, whose record ids are others: its ISWC, else its title.
    public var key: String { iswc ?? "title:\(NameKey(title ?? "").text)" }
}

/// A row of the file of shares.
public struct RegistryShare: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// In its file, from 1.
    public let line: Int
    /// `Composer`, `OriginalPublisher` …
    public let role: String?
    /// nil: not stated, which is not zero.
    public let percentage: SharePercent?
    /// `MusicalWorkCollectionShare` …
    public let shareTypes: [String]
    /// `MechanicalRight` …; empty in 1.x means all.
    public let rightsTypes: [String]
    /// The first day of the share; nil: open.
    public let startsOn: FeedDay?
    /// Its last day; nil: open.
    public let endsOn: FeedDay?
    /// The shares that this one takes the place of.
    public let preceding: [String]
    /// Countries; empty: all.
    public let territories: [String]
    /// nil: nobody is named.
    public let party: RegistryParty?

    public init(
        recordId: String, line: Int = 0, role: String?, percentage: SharePercent?, shareTypes: [String],
        rightsTypes: [String] = ["MechanicalRight"], startsOn: FeedDay? = nil, endsOn: FeedDay? = nil,
        preceding: [String] = [], territories: [String] = ["US"], party: RegistryParty? = nil
    ) {
        self.recordId = recordId
        self.line = line
        self.role = role
        self.percentage = percentage
        self.shareTypes = shareTypes
        self.rightsTypes = rightsTypes
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.preceding = preceding
        self.territories = territories
        self.party = party
    }

    /// Whether a writer has it.
    public var isWriters: Bool {
        role.map(Self.writerRoles.contains) ?? shareTypes.contains("MusicalWorkManuscriptShare")
    }
    /// Whether it says who collects.
    public var isCollection: Bool { shareTypes.contains("MusicalWorkCollectionShare") }

    private static let writerRoles: Set<String> = [
        "Adapter", "Arranger", "Author", "Composer", "ComposerLyricist", "Creator", "Lyricist", "Translator",
        "SubArranger", "SubLyricist",
    ]
}

/// A person or a firm of the registry. How to reach them is never kept.
public struct RegistryParty: Sendable, Equatable, Decodable {
    /// Its id, which means something inside one feed only.
    public let recordId: String
    /// As the registry spells it.
    public let name: String?
    /// Eleven digits.
    public let ipi: String?

    public init(recordId: String, name: String?, ipi: String? = nil) {
        self.recordId = recordId
        self.name = name
        self.ipi = ipi
    }
}
