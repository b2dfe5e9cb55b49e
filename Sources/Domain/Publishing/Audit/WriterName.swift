import Matching

/// A writer's name as a registry and credits are held against each other. Registries spell the whole name in any order,
/// covers leave parts of it out.
struct WriterName: Sendable, Equatable {
    private let words: [Substring]

    init(_ name: String) { words = NameKey(name).text.split(separator: " ").sorted() }

    /// Whether both may be one person: the words of one are all among those of the other, and two at least.
    func agrees(with other: WriterName) -> Bool {
        if words == other.words { return true }
        let (less, more) = words.count < other.words.count ? (words, other.words) : (other.words, words)
        return less.count > 1 && Set(less).isSubset(of: Set(more))
    }
}
