/// What became other between two states of a list. Pure.
///
/// A song may stand twice: its first place is compared with its first place. Of those that stayed, as few as possible
/// are said to have moved: a song put in front moves nothing else.
public struct PlaylistDelta: Sendable, Equatable {
    /// One song that came, went or moved.
    public struct Change: Sendable, Equatable {
        /// What became of it.
        public enum Kind: String, Sendable, Encodable {
            case added, removed, moved
        }

        /// What became of it.
        public let kind: Kind
        /// The song's number.
        public let song: Int64
        /// Its position before; nil: it wasn't there.
        public let from: Int?
        /// Its position after; nil: it is gone.
        public let to: Int?
    }

    /// Those that are gone by their old position, then the others by their new one.
    public let changes: [Change]

    /// - Parameters:
    ///   - old: Songs with their positions, by position.
    ///   - new: The same of the later state.
    public init(old: [(song: Int64, position: Int)], new: [(song: Int64, position: Int)]) {
        var places: [Int64: [Int]] = [:]
        for (index, entry) in old.enumerated().reversed() { places[entry.song, default: []].append(index) }
        let matched = new.map { places[$0.song]?.popLast() }
        let kept = matched.compactMap(\.self)
        let still = Self.longestRise(kept)
        var changes = Set(old.indices).subtracting(kept).sorted().map {
            Change(kind: .removed, song: old[$0].song, from: old[$0].position, to: nil)
        }
        for (entry, index) in zip(new, matched) {
            guard let index else {
                changes.append(Change(kind: .added, song: entry.song, from: nil, to: entry.position))
                continue
            }
            guard !still.contains(index) else { continue }
            changes.append(Change(kind: .moved, song: entry.song, from: old[index].position, to: entry.position))
        }
        self.changes = changes
    }

    /// The numbers of a longest rising part of a sequence of different numbers.
    private static func longestRise(_ numbers: [Int]) -> Set<Int> {
        var tails: [Int] = []  // the index of the smallest end of a rise of each length
        var before = [Int?](repeating: nil, count: numbers.count)
        for (index, number) in numbers.enumerated() {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
            }
            before[index] = low > 0 ? tails[low - 1] : nil
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var (rise, next) = (Set<Int>(), tails.last)
        while let index = next {
            rise.insert(numbers[index])
            next = before[index]
        }
        return rise
    }
}
