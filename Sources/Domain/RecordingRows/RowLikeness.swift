import Matching

/// How likely two rows of a list are the same recording, by everything that both say. Pure.
///
/// The evidence adds up as log odds, after I. Fellegi and A. Sunter, A Theory for Record Linkage (1969): to agree tells
/// the more, the rarer it is; what one row doesn't say tells nothing.
struct RowLikeness {
    let facts: [RowFacts]
    let readings: RowReadings
    let rarity: RowRarity
    private let hasSources: Bool

    init(_ facts: [RowFacts], _ readings: RowReadings) {
        (self.facts, self.readings) = (facts, readings)
        rarity = RowRarity(readings)
        hasSources = Set(facts.map(\.source)).count > 1
    }

    /// By the two readings that go together best.
    func evidence(_ left: Int, _ right: Int) -> RowEvidence {
        var best: RowEvidence?
        for first in readings.rows[left] {
            for second in readings.rows[right] {
                let evidence = evidence(left, first, right, second)
                if best.map({ $0.total < evidence.total }) ?? true { best = evidence }
            }
        }
        return best ?? RowEvidence(prior: rarity.prior)
    }

    private func evidence(_ left: Int, _ first: RowReading, _ right: Int, _ second: RowReading) -> RowEvidence {
        let (one, other) = (facts[left], facts[right])
        var evidence = RowEvidence(prior: rarity.prior)
        evidence.add(first.weight + second.weight)
        let isCode = !one.isrc.isEmpty && one.isrc == other.isrc
        if !one.isrc.isEmpty, !other.isrc.isEmpty { evidence.add(.isrc, isCode ? 700 : -150) }
        let length = one.length.flatMap { length in other.length.map { Self.weight($0.distance(to: length)) } }
        let title = titles(first.title, second.title)
        let isProven = isCode && title > 0 && length ?? 0 >= 0
        if !isProven, areOtherVersions(first.title, second.title) { evidence.add(.version, -2500) }
        evidence.add(.title, title)
        let isSameAlbum = addNames(first, second, title, &evidence)
        if let length { evidence.add(.length, length) }
        addNumbers(one, other, title, isSameAlbum: isSameAlbum, &evidence)
        if hasSources, !one.source.isEmpty, one.source == other.source { evidence.add(-120) }
        return evidence
    }

    /// Who has the same title mostly has few of it: artist and title together tell hardly more than that it is theirs.
    private func addNames(_ first: RowReading, _ second: RowReading, _ title: Int, _ evidence: inout RowEvidence)
        -> Bool
    {
        var room = rarity.limit + 250 - max(0, title)
        let artist = names(first.artist, second.artist, against: -500)
        evidence.add(.artist, min(artist, room))
        room = max(0, room - max(0, artist))
        let album = names(first.album, second.album, against: title > 0 ? -420 : -300)
        evidence.add(.album, album > 0 ? max(min(album, room), album * 3 / 10) : album)
        return album > 0
    }

    private func addNumbers(
        _ one: RowFacts, _ other: RowFacts, _ title: Int, isSameAlbum: Bool, _ evidence: inout RowEvidence
    ) {
        if let left = one.number, let right = other.number {
            let isSame = left.value == right.value
            let isOfSide = left.isOfSide || right.isOfSide
            evidence.add(.number, isSame ? (isOfSide ? 50 : 150) : isOfSide ? 0 : Self.otherNumber(title, isSameAlbum))
        }
        if let left = one.year, let right = other.year {
            let years = left.distance(to: right)
            evidence.add(.year, years == 0 ? (isSameAlbum ? 100 : 280) : years == 1 ? 0 : -130)
        }
        if let left = one.language, let right = other.language {
            evidence.add(.language, left == right ? 20 : -70)
        }
    }

    /// On the same album another number is another track, the more where no title says that it is the same.
    private static func otherNumber(_ title: Int, _ isSameAlbum: Bool) -> Int {
        isSameAlbum ? (title > 0 ? -300 : -1000) : title > 0 ? -150 : -500
    }

    /// By how far lengths are apart beyond what their forms explain, in milliseconds.
    private static func weight(_ distance: Int) -> Int {
        switch distance {
        case ...300: 400
        case ...1500: 250
        case ...3500: 50
        case ...7000: -150
        case ...12000: -400
        default: -600
        }
    }

    private func titles(_ left: Int?, _ right: Int?) -> Int {
        guard let left, let right else { return 0 }
        if left == right { return rarity.titles[left] }
        let (one, other) = (readings.pool.titles[left], readings.pool.titles[right])
        let rarity = min(rarity.titles[left], rarity.titles[right])
        if one.numbers != other.numbers, !one.numbers.isEmpty, !other.numbers.isEmpty { return -700 }
        let likeness = max(one.name.likeness(to: other.name), one.spelled.likeness(to: other.spelled))
        return Self.weight(likeness, for: max(rarity, 300), against: -900)
    }

    private func areOtherVersions(_ left: Int?, _ right: Int?) -> Bool {
        guard let left, let right, left != right else { return false }
        let (one, other) = (readings.pool.titles[left], readings.pool.titles[right])
        guard one.title.versions != other.title.versions || one.title.details != other.title.details else {
            return false
        }
        // `(Lvie)` is no mark that anybody knows.
        let isWritten =
            one.title.versions == other.title.versions || one.title.versions.isEmpty
            || other.title.versions.isEmpty
        let long = max(one.spelled.bytes.count, other.spelled.bytes.count)
        let limit = one.title.isPlain || other.title.isPlain ? min(2, long / 6) : min(2 + long / 16, long / 5)
        return !isWritten || one.spelled.edits(to: other.spelled) > limit
    }

    private func names(_ left: Int?, _ right: Int?, against: Int) -> Int {
        guard let left, let right else { return 0 }
        if left == right { return rarity.names[left] }
        let (one, other) = (readings.pool.names[left], readings.pool.names[right])
        let likeness = one.letters.likeness(to: other.letters)
        if likeness < 60, Self.isPart(one.words, of: other.words) || Self.isPart(other.words, of: one.words) {
            return 100
        }
        return Self.weight(likeness, for: min(rarity.names[left], rarity.names[right]), against: against)
    }

    /// `A` of `A & B`.
    private static func isPart(_ few: [Substring], of many: [Substring]) -> Bool {
        few.count < many.count && few.allSatisfy(many.contains)
    }

    /// - Parameter likeness: 0…100; below 60 it is another text.
    private static func weight(_ likeness: Int, for agreement: Int, against: Int) -> Int {
        switch likeness {
        case 75...: agreement * (100 - (100 - likeness) * 2) / 100
        case 62...: agreement * (likeness - 62) * 4 / 100
        case 45...: against * (62 - likeness) / 17
        default: against
        }
    }
}
