/// What makes the credits of an act hard to get right; each act is of one kind.
public enum Difficulty: String, Sendable, CaseIterable, Codable {
    /// Real songs of an act that has one or two here.
    case fewSongs = "few-songs"
    /// Real songs of an act that has more.
    case manySongs = "many-songs"
    /// Recordings as a provider's own test data have them.
    case recorded
    /// Live takes, remixes and the like beside the plain songs, made by others or by nobody known.
    case versions
    /// Two people of one name, on other acts' songs or on the very same.
    case namesakes
    /// Duos that are credited as such, beside their members.
    case groups
    /// People whom one source knows by another name, or spells otherwise.
    case aliases
    /// Songs on collections that somebody else put together, and on albums with a producer of the whole.
    case compilations

    /// Whether it is made up, and says so in its names. Only of such people is anything wrong ever said.
    public var isSynthetic: Bool { Self.hard.contains(self) }

    /// The kinds that are made up.
    static let hard: [Difficulty] = [.versions, .namesakes, .groups, .aliases, .compilations]
}
