import TestSupport

/// A recording that nobody has made.
struct InventedRecording {
    var title, artist, album: String
    var seconds: Double
    var year, number: Int
    var language: String
}

/// Recordings with everything that makes them hard to tell apart: common words, titles of several artists, an artist's
/// song once more on another album, live or remixed, albums called like their songs, compilations.
struct InventedCatalogue {
    private(set) var recordings: [InventedRecording] = []
    private var random: SeededRandom
    private var standards: [String] = []

    init(count: Int, seed: UInt64) {
        random = SeededRandom(seed: seed)
        standards = (0..<(count / 100 + 5)).map { _ in title() }
        while recordings.count < count { addArtist() }
        recordings = Array(recordings.prefix(count))
    }

    private mutating func addArtist() {
        let artist = chance(20) ? "The \(name(words: 1))s" : name(words: chance(70) ? 2 : 1)
        let language = pick(["English", "English", "English", "German", "French", "Spanish", "Japanese"])
        var songs: [InventedRecording] = []
        var year = 1960 + Int.random(in: 0..<50, using: &random)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let album = title()
            year += Int.random(in: 0...4, using: &random)
            for number in 1...Int.random(in: 2...9, using: &random) {
                var song = InventedRecording(
                    title: chance(8) ? pick(standards) : number == 1 && chance(40) ? album : title(), artist: artist,
                    album: album, seconds: length(), year: year, number: number, language: language)
                if chance(12), let old = songs.randomElement(using: &random) { takeUp(old, in: &song) }
                songs.append(song)
            }
        }
        recordings += songs
        if chance(15) { addCompilation() }
    }

    /// A song once more: in another version, or made anew and of another length.
    private mutating func takeUp(_ old: InventedRecording, in song: inout InventedRecording) {
        let mark = pick(["", "", " (Live)", " (Remix)", " (Acoustic)", " (Demo)", " (Nocturne Take)", " - Live"])
        if mark.isEmpty, old.album == song.album { return }
        song.title = old.title + (old.title.contains("(") || old.title.contains(" - ") ? "" : mark)
        song.seconds = old.seconds + (chance(50) ? 1 : -1) * Double.random(in: 9...40, using: &random)
    }

    private mutating func addCompilation() {
        let album = "\(pick(Self.collections)) \(title())"
        let year = 1990 + Int.random(in: 0..<20, using: &random)
        for number in 1...Int.random(in: 3...6, using: &random) {
            var song = InventedRecording(
                title: title(), artist: name(words: 2), album: album, seconds: length(), year: year, number: number,
                language: "English")
            if chance(50), let old = recordings.randomElement(using: &random), !old.title.contains("(") {
                (song.title, song.artist) = (old.title, old.artist)
                song.seconds = old.seconds + (chance(50) ? 1 : -1) * Double.random(in: 9...40, using: &random)
            }
            recordings.append(song)
        }
    }

    private mutating func length() -> Double { Double.random(in: 95...400, using: &random) }

    private mutating func title() -> String {
        (0..<pick([1, 2, 2, 3, 3, 4])).map { _ in chance(55) ? pick(Self.common) : word() }.joined(separator: " ")
    }

    private mutating func name(words: Int) -> String {
        (0..<words).map { _ in chance(20) ? pick(Self.first) : word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        (0..<pick([2, 2, 3, 3, 4])).map { _ in pick(Self.starts) + pick(Self.ends) }.joined().capitalizedFirst
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

    private static let collections = ["Best of", "Now", "Hits of", "The Sound of"]
    private static let common = [
        "Love", "Night", "Heart", "You", "Me", "My", "The", "In", "Of", "Blue", "Time", "Home", "Day", "Way", "Fire",
        "Rain",
        "Dream", "Girl", "Summer", "Dance", "World", "Light", "Life", "Baby", "On", "To", "Down", "Away", "Sun", "Moon",
        "I",
        "Want", "Never", "Gone", "River", "Song", "Blues", "Alone", "One", "Two", "Good", "Little", "Star",
    ]
    private static let first = ["John", "Maria", "James", "Anna", "Paul", "Peter", "Karin", "José", "Zoë", "Lucy"]
    private static let starts = [
        "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "st", "tr", "gl", "sch",
        "ch",
    ]
    private static let ends = ["a", "e", "i", "o", "u", "an", "er", "el", "in", "or", "ö", "é", "ar", "us", "il", "ad"]
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
