/// Which rows are worth comparing: those that share something rare. Grows with the number of rows, not of pairs. Pure.
struct RowBlocks {
    struct Pair: Hashable {
        let left, right: Int
    }

    /// Each pair once, in order.
    let pairs: [Pair]

    /// Rows under one key; of more, each is compared with its next ones only.
    static let sizeMaximum = 40
    static let reach = 6

    init(_ facts: [RowFacts], _ readings: RowReadings) {
        let words = RowWords(readings)
        var keyed: [(key: UInt64, row: Int)] = []
        keyed.reserveCapacity(facts.count * 24)
        for row in facts.indices {
            let keys = RowKeys(facts[row], readings.rows[row], readings.pool, words.rarest(of: row))
            for key in keys.values { keyed.append((key, row)) }
        }
        keyed.sort { ($0.key, $0.row) < ($1.key, $1.row) }
        var packed: [UInt64] = []
        var start = 0
        while start < keyed.count {
            var end = start + 1
            while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
            Self.add(keyed[start..<end].map(\.row), to: &packed)
            start = end
        }
        packed.sort()
        var pairs: [Pair] = []
        for (index, value) in packed.enumerated() where index == 0 || packed[index - 1] != value {
            pairs.append(Pair(left: Int(value >> 32), right: Int(value & 0xFFFF_FFFF)))
        }
        self.pairs = pairs
    }

    private static func add(_ rows: [Int], to packed: inout [UInt64]) {
        guard rows.count > 1 else { return }
        let reach = rows.count > sizeMaximum ? reach : sizeMaximum
        for (place, left) in rows.enumerated() {
            for right in rows[(place + 1)...].prefix(reach) where right != left {
                packed.append(UInt64(left) << 32 | UInt64(right))
            }
        }
    }
}

/// The words of each row, the rarest first.
private struct RowWords {
    private var counts: [Substring: Int] = [:]
    private var words: [[Substring]] = []

    init(_ readings: RowReadings) {
        for row in readings.rows {
            var all: Set<Substring> = []
            for reading in row.prefix(1) {
                if let title = reading.title { all.formUnion(readings.pool.titles[title].words) }
                for name in [reading.artist, reading.album] {
                    if let name { all.formUnion(readings.pool.names[name].words) }
                }
            }
            for word in all { counts[word, default: 0] += 1 }
            words.append(Array(all))
        }
    }

    /// Words that no other row has bring nobody together.
    func rarest(of row: Int) -> [Substring] {
        let shared = words[row].map { ($0, counts[$0] ?? 0) }.filter { $0.1 > 1 }
        return shared.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(6).map(\.0)
    }
}

/// What a row may share with one that is the same.
private struct RowKeys {
    private(set) var values: Set<UInt64> = []

    init(_ fact: RowFacts, _ readings: [RowReading], _ pool: TextPool, _ words: [Substring]) {
        if !fact.isrc.isEmpty { add("i", fact.isrc.utf8) }
        for (index, word) in words.enumerated() {
            for other in words[(index + 1)...] {
                add("w", min(word, other).utf8, max(word, other).utf8)
            }
        }
        let lengths = Set((fact.length?.readings ?? []).prefix(2).flatMap { Self.seconds($0.milliseconds) })
        for word in words.prefix(4) { for length in lengths { add("l", word.utf8, number: length) } }
        for reading in readings {
            let title = reading.title.map { pool.titles[$0].name.bytes } ?? []
            let artist = reading.artist.map { pool.names[$0].letters.bytes } ?? []
            let album = reading.album.map { pool.names[$0].letters.bytes } ?? []
            guard !title.isEmpty else { continue }
            add("t", title)
            for length in lengths {
                add("p", title.prefix(4), number: length)
                add("s", title.suffix(4), number: length)
            }
            for name in [artist, album] where !name.isEmpty {
                add("a", title.prefix(4), name.prefix(4))
                add("b", title.suffix(4), name.suffix(4))
            }
        }
        guard let number = fact.number?.value, let year = fact.year?.value else { return }
        for length in lengths { add("n", [], number: length * 100_000 + number * 100 + year % 100) }
    }

    /// Two seconds a piece, each length in the two that are nearest.
    private static func seconds(_ milliseconds: Int) -> [Int] {
        [(milliseconds / 2000), (milliseconds + 1000) / 2000 + 1_000_000]
    }

    /// FNV-1a: the same in each run, unlike the standard library's.
    private mutating func add(
        _ kind: Unicode.Scalar, _ first: some Sequence<UInt8>, _ second: some Sequence<UInt8> = [UInt8](),
        number: Int = 0
    ) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01B3 }
        mix(UInt64(kind.value))
        for byte in first { mix(UInt64(byte)) }
        mix(0x1F)
        for byte in second { mix(UInt64(byte)) }
        mix(UInt64(number))
        values.insert(hash ^ (hash >> 29))
    }
}
