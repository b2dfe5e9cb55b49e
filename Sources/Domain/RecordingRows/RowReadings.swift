import Matching

/// How each row of a list is read. What the same source writes alike, and what other rows call an artist, an album or a
/// title, tells which part of a cell is what. Pure.
struct RowReadings {
    private(set) var pool = TextPool()
    /// Of each row, the likeliest first.
    private(set) var rows: [[RowReading]] = []
    private var known = KnownNames()

    /// At most this many readings of a row are kept.
    static let countMaximum = 3
    /// Less likely ones by this much are dropped.
    static let weightMinimum = -450

    init(_ facts: [RowFacts]) {
        for fact in facts { known.add(fact, &pool) }
        var scored: [[RowReading]] = []
        for fact in facts { scored.append(fact.texts.compactMap { reading($0, of: fact) }) }
        let habits = SourceHabits(facts, scored)
        rows = zip(facts, scored).map { Self.likeliest($1, habits.weights(of: $0, forms: $1.map(\.form))) }
    }

    private static func likeliest(_ readings: [RowReading], _ habits: [Int]) -> [RowReading] {
        var weighed = readings
        for index in weighed.indices { weighed[index].weight += habits[index] }
        let best = weighed.map(\.weight).max() ?? 0
        for index in weighed.indices { weighed[index].weight -= best }
        let kept = weighed.filter { $0.weight >= weightMinimum }
            .sorted { ($1.weight, $0.form.rawValue) < ($0.weight, $1.form.rawValue) }
        return Array(kept.prefix(countMaximum))
    }

    /// With what the names in it speak for it; nil: they speak against it.
    private mutating func reading(_ texts: ReadTexts, of fact: RowFacts) -> RowReading? {
        var reading = RowReading(form: texts.form)
        reading.title = pool.title(texts.title)
        reading.artist = texts.artist.isEmpty ? nil : pool.artist(texts.artist)
        reading.album = texts.album.isEmpty ? nil : pool.album(texts.album)
        switch texts.form {
        case .plain:
            reading.weight = 50 + known.weight(reading.title.map { pool.titles[$0] }, own: 1)
            return reading
        case .swappedArtist, .swappedAlbum, .swappedNames:
            reading.weight = 400
            return known.isSwapped(reading, pool) ? reading : nil
        default:
            return combined(reading, texts, fact)
        }
    }

    private mutating func combined(_ reading: RowReading, _ texts: ReadTexts, _ fact: RowFacts) -> RowReading? {
        guard let title = reading.title else { return nil }
        var reading = reading
        reading.weight = known.weight(pool.titles[title])
        if texts.isArtistFromTitle {
            guard let artist = reading.artist else { return nil }
            let given = fact.artist.isEmpty ? nil : pool.artist(fact.artist)
            guard let weight = weight(of: artist, given: given, known.isArtist) else { return nil }
            reading.weight += weight
            reading.artist = given ?? artist
        }
        if texts.isAlbumFromTitle {
            guard let album = reading.album else { return nil }
            let given = fact.album.isEmpty ? nil : pool.album(fact.album)
            guard let weight = weight(of: album, given: given, known.isAlbum) else { return nil }
            reading.weight += weight + (isMark(texts.album) ? -300 : 0)
            reading.album = given ?? album
        }
        return reading
    }

    /// What stands in the title's cell repeats what has a cell of its own, or nothing is in that.
    private func weight(of name: Int, given: Int?, _ isKnown: (PooledName) -> Bool) -> Int? {
        guard let given else { return isKnown(pool.names[name]) ? 300 : 0 }
        return pool.names[name].letters.likeness(to: pool.names[given].letters) >= 70 ? 500 : nil
    }

    /// `Live`, `2011 Remaster`: the album's name as seldom as not.
    private mutating func isMark(_ text: String) -> Bool {
        guard let number = pool.title("x (\(text))") else { return true }
        let title = pool.titles[number].title
        return title.isPlain || !title.versions.isEmpty
    }
}

/// How often a text stands in a cell of its own somewhere in the list.
private struct KnownNames {
    private var artists: [Letters: Int] = [:]
    private var albums: [Letters: Int] = [:]
    private var titles: [Letters: Int] = [:]

    mutating func add(_ fact: RowFacts, _ pool: inout TextPool) {
        if !fact.artist.isEmpty, let artist = pool.artist(fact.artist) {
            artists[pool.names[artist].letters, default: 0] += 1
        }
        if !fact.album.isEmpty, let album = pool.album(fact.album) {
            albums[pool.names[album].letters, default: 0] += 1
        }
        let text = LeadingNumber(fact.title, of: fact.number)?.rest ?? fact.title
        guard !text.contains(" - "), let title = pool.title(text) else { return }
        titles[pool.titles[title].spelled, default: 0] += 1
    }

    func isArtist(_ name: PooledName) -> Bool { artists[name.letters] != nil }

    func isAlbum(_ name: PooledName) -> Bool { albums[name.letters] != nil }

    /// - Parameter own: How often the row itself has it in a cell of its own.
    func weight(_ title: PooledTitle?, own: Int = 0) -> Int {
        title.map { titles[$0.spelled, default: 0] > own } == true ? 200 : 0
    }

    /// Only where each text is known as what it would be, and by no other row as what it stands for.
    func isSwapped(_ reading: RowReading, _ pool: TextPool) -> Bool {
        guard let number = reading.title else { return false }
        let title = pool.titles[number].spelled
        let artist = reading.artist.map { pool.names[$0].letters }
        let album = reading.album.map { pool.names[$0].letters }
        switch reading.form {
        case .swappedArtist:
            return titles[title] != nil && artists[title, default: 0] < 2
                && artist.map { artists[$0] != nil && titles[$0, default: 0] < 2 } == true
        case .swappedAlbum:
            return titles[title] != nil && albums[title, default: 0] < 2
                && album.map { albums[$0] != nil && titles[$0, default: 0] < 2 } == true
        default:
            return artist.map { artists[$0] != nil && albums[$0, default: 0] < 2 } ?? true
                && album.map { albums[$0] != nil && artists[$0, default: 0] < 2 } ?? true
        }
    }
}

/// How often each source writes its rows in each form, as far as the names tell.
private struct SourceHabits {
    private var shares: [String: [Double]] = [:]

    init(_ facts: [RowFacts], _ readings: [[RowReading]]) {
        for (fact, readings) in zip(facts, readings) where !readings.isEmpty {
            let best = readings.map(\.weight).max() ?? 0
            let likeliest = readings.filter { $0.weight == best }
            for reading in likeliest {
                shares[Self.key(fact, readings.map(\.form)), default: Self.none][reading.form.rawValue] +=
                    1 / Double(likeliest.count)
            }
        }
    }

    private static let none = [Double](repeating: 0, count: RowReading.Form.allCases.count)

    /// What a form is worth among those that a row may have.
    func weights(of fact: RowFacts, forms: [RowReading.Form]) -> [Int] {
        let counts = shares[Self.key(fact, forms)] ?? Self.none
        let total = counts.reduce(0, +) + 1
        return forms.map { form in
            let share = (counts[form.rawValue] + 0.1) / total
            // Columns are seldom swapped where nothing else says so.
            let rarity = form.rawValue >= RowReading.Form.swappedArtist.rawValue ? -200 : 0
            return Int(100 * share.naturalLogarithm) + rarity
        }
    }

    private static func key(_ fact: RowFacts, _ forms: [RowReading.Form]) -> String {
        let isDashed = forms.contains(.artistTitle) || forms.contains(.titleAlbum)
        let isBracketed = forms.contains(.titleInAlbum)
        return "\(isDashed)\(isBracketed)\(fact.artist.isEmpty)\(fact.album.isEmpty) \(fact.style)"
    }
}
