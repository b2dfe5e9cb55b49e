/// How much it tells that two rows share a text: little for words that many rows have. Hundredths of log odds. Pure.
struct RowRarity {
    /// What the list is part of, as far as a short list says nothing about which words are common.
    static let background = 4000.0

    let titles: [Int]
    let names: [Int]
    /// The log odds that two rows that something brought together are the same, before they are looked at.
    let prior: Int
    /// The most that a text tells.
    let limit: Int

    init(_ readings: RowReadings) {
        let pool = readings.pool
        var counts: [Substring: Int] = [:]
        for row in readings.rows {
            guard let reading = row.first else { continue }
            let words =
                (reading.title.map { pool.titles[$0].words } ?? [])
                + (reading.artist.map { pool.names[$0].words } ?? [])
                + (reading.album.map { pool.names[$0].words } ?? [])
            for word in Set(words) { counts[word, default: 0] += 1 }
        }
        let all = Double(readings.rows.count) + Self.background
        let limit = Int(100 * all.naturalLogarithm)
        func rarity(_ words: [Substring]) -> Int {
            let sum = words.reduce(0) { sum, word in
                sum + (all / (Double(counts[word, default: 0]) + 2)).naturalLogarithm
            }
            return min(limit, Int(80 * sum))
        }
        titles = pool.titles.map { rarity($0.words) }
        names = pool.names.map { rarity($0.words) }
        prior = -limit
        self.limit = limit
    }
}
