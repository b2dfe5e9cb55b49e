public import Catalogue

/// One role of a person, as read from the words of a source.
public struct RoleReading: Sendable, Hashable {
    /// What it means among our roles; ``Catalogue/CreditRole/other`` where none fits or nothing is understood.
    public let role: CreditRole
    /// What the role is about: a track, or only the record as a thing.
    public let reach: RoleReach
    /// The source's own words, brackets included; at most 300 characters.
    public let words: String
    /// The tracks that the words name; nil: they name none.
    public let tracks: RoleTracks?

    public init(role: CreditRole, reach: RoleReach = .track, words: String, tracks: RoleTracks? = nil) {
        self.role = role
        self.reach = reach
        self.words = words
        self.tracks = tracks
    }
}

/// What a role is about.
public enum RoleReach: Sendable, Hashable {
    /// It had a part in how a track sounds.
    case track
    /// It made no track: a sleeve, a film, a compilation, a reissue, a company's part.
    case record
    /// Not understood: may be either.
    case unclear
}

/// The tracks that a role is limited to, as written in its brackets.
public struct RoleTracks: Sendable, Hashable {
    /// Positions and ranges of them: `1 to 4`, `A1, B2`.
    public let positions: String
    /// Whether all tracks but those are meant.
    public let isExcept: Bool

    public init(_ positions: String, isExcept: Bool = false) {
        self.positions = positions
        self.isExcept = isExcept
    }
}
