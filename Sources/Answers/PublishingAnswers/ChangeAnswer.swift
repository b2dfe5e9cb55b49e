public import FoundationEssentials
public import Publishing

/// What happened to an ISRC from one feed to another.
public struct ChangeAnswer: Sendable, Equatable, Encodable {
    /// How it stood at one of them.
    public struct Side: Sendable, Equatable, Encodable {
        /// The first state that fits.
        public let state: RegistryState
        /// Percent that is collected.
        public let known: SharePercent?
        /// Percent that nobody claims.
        public let unclaimed: SharePercent?
    }

    /// Twelve characters.
    public let isrc: String
    /// In the order of their importance.
    public let events: [RegistryEvent]
    /// In the older feed.
    public let before: Side
    /// In the newer one.
    public let after: Side
    /// The days of both.
    public let from: Date
    /// The newer one's.
    public let to: Date
}

extension ChangeAnswer.Side {
    init(_ verdict: RegistryVerdict) {
        (state, known, unclaimed) = (verdict.state, verdict.known, verdict.unclaimed)
    }
}

extension PublishingQueries {
    /// What happened from one feed to the next, ISRC by ISRC; a page at a time, so that it takes the memory of one.
    ///
    /// - Parameters:
    ///   - names: The older and the newer feed, by name or number; nil: the two newest.
    ///   - body: Is given the changes of each page, sorted by ISRC.
    /// - Throws: ``PublishingAnswerError``, `DatabaseError`, what the body throws.
    public func changes(
        between names: (String, String)? = nil, _ body: ([ChangeAnswer]) async throws -> Void
    ) async throws {
        let (older, newer) = try await pair(names)
        var rest = Set(try await isrcs(of: older)).union(try await isrcs(of: newer)).sorted()[...]
        while !rest.isEmpty {
            let page = Array(rest.prefix(Self.isrcsMaximum))
            rest = rest.dropFirst(Self.isrcsMaximum)
            async let before = entries(of: page, in: older)
            async let after = entries(of: page, in: newer)
            try await body(Self.changes(try await before, try await after, older, newer))
        }
    }

    private func pair(_ names: (String, String)?) async throws -> (FeedAnswer, FeedAnswer) {
        if let names { return (try await feed(names.0), try await feed(names.1)) }
        let feeds = try await feeds()
        guard let newest = feeds.first else { throw PublishingAnswerError.noFeed }
        guard feeds.count > 1 else { throw PublishingAnswerError.noFeedBefore(newest.name) }
        return (feeds[1], newest)
    }

    private static func changes(
        _ before: [RegistryEntry], _ after: [RegistryEntry], _ older: FeedAnswer, _ newer: FeedAnswer
    ) -> [ChangeAnswer] {
        zip(before, after).compactMap { before, after in
            let one = RegistryVerdict(of: before, on: FeedDay(older.asOf))
            let other = RegistryVerdict(of: after, on: FeedDay(newer.asOf))
            let events = RegistryEvent.between(one, other)
            guard !events.isEmpty else { return nil }
            return ChangeAnswer(
                isrc: one.isrc, events: events, before: .init(one), after: .init(other), from: older.asOf,
                to: newer.asOf)
        }
    }
}
