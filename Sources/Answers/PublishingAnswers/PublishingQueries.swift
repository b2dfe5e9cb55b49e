public import Postgres
import Publishing

/// What can be asked of the registries.
public struct PublishingQueries: Sendable {
    /// Most ISRCs of one question to the database.
    static let isrcsMaximum = 1_000

    let database: Database

    public init(_ database: Database) { self.database = database }

    /// The feeds that answers stand on, the newest first.
    ///
    /// - Throws: `DatabaseError`.
    public func feeds() async throws -> [FeedAnswer] {
        try await database.query(
            """
            select f.id, f.name, f.version, f.sender, f.created_at, f.loaded_at, f.is_verified, f.files::text, f.orphans::text
            from publishing.feeds f
            where f.state = 'published'
            order by f.created_at desc, f.id desc
            """
        ).map(FeedAnswer.init(row:))
    }

    /// A feed by its name or the number of its rows; without one, the newest.
    ///
    /// - Throws: ``PublishingAnswerError``, `DatabaseError`.
    public func feed(_ text: String? = nil) async throws -> FeedAnswer {
        let feeds = try await feeds()
        guard let first = feeds.first else { throw PublishingAnswerError.noFeed }
        guard let text else { return first }
        guard let feed = feeds.first(where: { $0.name == text || String($0.feedId) == text }) else {
            throw PublishingAnswerError.feedUnknown(text)
        }
        return feed
    }

    /// All that a feed holds of each ISRC, in their order; each ISRC once.
    ///
    /// - Throws: `DatabaseError`.
    func entries(of isrcs: [String], in feed: FeedAnswer) async throws -> [RegistryEntry] {
        var entries: [RegistryEntry] = []
        var rest = isrcs[...]
        while !rest.isEmpty {
            entries += try await database.query(
                "select r.entry::text from publishing.registry_entries($1, $2) r", feed.feedId,
                Array(rest.prefix(Self.isrcsMaximum))
            ).map { try RowJSON.decode($0[0, as: String.self]) }
            rest = rest.dropFirst(Self.isrcsMaximum)
        }
        let found = Dictionary(entries.map { ($0.isrc, $0) }, uniquingKeysWith: { one, _ in one })
        var seen: Set<String> = []
        return isrcs.compactMap { seen.insert($0).inserted ? found[$0] : nil }
    }

    /// What a feed says of each ISRC, in their order.
    ///
    /// - Throws: `DatabaseError`.
    public func verdicts(of isrcs: [String], in feed: FeedAnswer) async throws -> [VerdictAnswer] {
        let day = FeedDay(feed.asOf)
        return try await entries(of: isrcs, in: feed).map {
            VerdictAnswer($0, RegistryVerdict(of: $0, on: day), in: feed)
        }
    }

    /// The ISRCs of a feed behind one, in order.
    func isrcs(of feed: FeedAnswer) async throws -> [String] {
        try await database.query("select i.isrc from publishing.feed_isrcs($1) i (isrc) order by 1", feed.feedId)
            .map { try $0[0] }
    }
}

/// Why there is no answer.
public enum PublishingAnswerError: Error, Sendable, Equatable {
    /// No feed was loaded.
    case noFeed
    /// None has that name or number.
    case feedUnknown(String)
    /// There is no feed before it to compare with.
    case noFeedBefore(String)
    /// Not twelve characters in the form of an ISRC.
    case isrcInvalid(String)
}
