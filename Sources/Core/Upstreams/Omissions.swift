import Synchronization

/// What was left out or shortened of providers' answers, because it is not what it should be: counted by source and
/// kind, so that an operator sees it and a flood of it stays small.
///
/// Whoever handles messages sets ``current``; whoever leaves something out says so there.
public final class Omissions: Sendable {
    /// Where this task's omissions are counted; nil: nobody wants to know.
    @TaskLocal public static var current: Omissions?

    /// One kind of omission of one source.
    public struct Entry: Sendable, Equatable {
        /// The source whose answer it was (`musicbrainz`).
        public let source: String
        /// In our words, nothing of the answer in it: `links[].url: not an address of a public host`.
        public let what: String
        /// How often, 1 or more.
        public var count: Int
    }

    /// Kinds that are told apart; what comes beyond is counted with the last.
    public static let kindsMaximum = 20

    private let entries = Mutex<[Entry]>([])

    public init() {}

    /// Says that something was left out, where somebody wants to know.
    public static func note(_ source: String, _ what: String, count: Int = 1) {
        guard count > 0 else { return }
        current?.add(Entry(source: source, what: what, count: count))
    }

    /// How much was left out of a source's answers since it was last taken; where nobody counts, 0.
    public static func count(of source: String) -> Int {
        current?.entries.withLock { $0.filter { $0.source == source }.reduce(0) { $0 + $1.count } } ?? 0
    }

    /// In the order in which they first came; begins anew.
    public func take() -> [Entry] {
        entries.withLock { entries in
            defer { entries = [] }
            return entries
        }
    }

    private func add(_ entry: Entry) {
        entries.withLock { entries in
            if let index = entries.firstIndex(where: { $0.source == entry.source && $0.what == entry.what }) {
                entries[index].count += entry.count
            } else if entries.count < Self.kindsMaximum {
                entries.append(entry)
            } else {
                entries[entries.count - 1].count += entry.count
            }
        }
    }
}
