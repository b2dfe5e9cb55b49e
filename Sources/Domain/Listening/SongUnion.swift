/// Which songs are one, from the keys that they share: whatever is linked through any number of keys.
public struct SongUnion: Sendable {
    private var parents: [Int] = []
    private var numbers: [String: Int] = [:]

    public init() {}

    /// The number of a key; new ones are counted on.
    private mutating func number(of key: String) -> Int {
        if let number = numbers[key] { return number }
        numbers[key] = parents.count
        parents.append(parents.count)
        return parents.count - 1
    }

    private mutating func root(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    /// Says that all these keys are of one song.
    public mutating func link(_ keys: [String]) {
        guard let first = keys.first.map({ number(of: $0) }) else { return }
        for key in keys.dropFirst() {
            let (one, other) = (root(of: first), root(of: number(of: key)))
            parents[max(one, other)] = min(one, other)
        }
    }

    /// The keys of each song, the song's first key in front.
    public mutating func songs() -> [[String]] {
        var songs: [Int: [String]] = [:]
        for (key, number) in numbers.sorted(by: { $0.value < $1.value }) {
            songs[root(of: number), default: []].append(key)
        }
        return songs.sorted { $0.key < $1.key }.map(\.value)
    }
}
