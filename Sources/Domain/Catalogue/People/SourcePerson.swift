import FleetMessages
import Matching

/// A person as one source knows them: what it tells apart by its ids stays apart.
public struct SourcePerson: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whose id it is.
    public let source: Source
    /// The id.
    public let nativeID: String

    public init(_ source: Source, _ nativeID: String) {
        self.source = source
        self.nativeID = nativeID
    }

    /// `discogs 901`
    public var description: String { "\(source.name) \(nativeID)" }

    /// The key of their own page in their source's database, as others state it: `discogs:artist/901`.
    var ownPage: String { "\(source.name):artist/\(nativeID)" }

    /// An order that no id of ours enters, so that it is the same whatever came first.
    public static func < (left: SourcePerson, right: SourcePerson) -> Bool {
        (left.source.name, left.nativeID) < (right.source.name, right.nativeID)
    }
}

/// What sources state of one of their people: all that speaks for and against their being another's.
public struct PersonFacts: Sendable, Equatable {
    /// Whether somebody is one or several.
    public enum Kind: Sendable { case person, group }

    /// A page that their source states for them.
    public struct Page: Sendable, Hashable {
        /// The ``FoundLink/platform`` that it is of.
        public let platform: String
        /// The same for all spellings of the address.
        public let key: String

        public init(_ platform: String, _ key: String) {
            self.platform = platform
            self.key = key
        }
    }

    /// Their names at the source, the commonest first.
    public let names: [String]
    /// Names that records print for them.
    public let aliases: [String]
    /// In the sources' words, the commonest first: `Person`, `Group`, `Orchestra` …
    public let kinds: [String]
    /// Entries of databases of artists: one page, one person.
    public let entries: Set<Page>
    /// Accounts, which several people may run.
    public let accounts: Set<Page>

    public init(
        names: [String], aliases: [String] = [], kinds: [String] = [], entries: Set<Page> = [],
        accounts: Set<Page> = []
    ) {
        self.names = names
        self.aliases = aliases
        self.kinds = kinds
        self.entries = entries
        self.accounts = accounts
    }

    /// nil: nobody says, or there are two opinions.
    public var kind: Kind? {
        let kinds = Set(self.kinds.compactMap(Self.kind))
        return kinds.count == 1 ? kinds.first : nil
    }

    private static func kind(_ word: String) -> Kind? {
        switch word.lowercased() {
        case "person": .person
        case "group", "orchestra", "choir", "band", "duo": .group
        default: nil
        }
    }

    /// Whether one of them goes by a name of the other, articles aside.
    public func isNamed(like other: PersonFacts) -> Bool {
        !keys(of: names).isDisjoint(with: other.keys(of: other.names + other.aliases))
            || !other.keys(of: other.names).isDisjoint(with: keys(of: names + aliases))
    }

    private func keys(of names: [String]) -> Set<String> { Set(names.map { ActName($0).text }).subtracting([""]) }
}
