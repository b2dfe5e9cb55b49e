import Catalogue
import Matching

/// The real tracks of an album in their order. Pure.
///
/// Headings are none. An index lends what it says to its parts; printed with a position of its own, it is a track as
/// well, of which the parts are movements.
struct Tracklist: Equatable {
    struct Entry: Equatable {
        let position: String
        let title: String
        /// What stands on the track itself.
        let credits: [CreditJSON]
        /// The disc by the printed position: `2-03`, `CD2-3` and `2.03` are on the second, as sides C and D are.
        let disc: Int
        /// 1 is the disc's first.
        let numberOnDisc: Int
        /// 1 is the album's first.
        let number: Int
        let key: RecordingTitle
    }

    let entries: [Entry]
    let index: PositionIndex

    init(_ lines: [TrackJSON]) {
        var walk = Walk()
        for line in lines { walk.add(line) }
        entries = walk.entries
        index = PositionIndex(entries.map(\.position))
    }

    /// The place of our track: title and version must be the same. Where several bear it, the position decides; where
    /// it isn't sure that they are the same, the position has to agree.
    ///
    /// nil: it is not there, or it can't be told which it is.
    func place(of title: RecordingTitle, disc: Int, position: Int) -> Int? {
        let alike = entries.indices.map { (place: $0, likeness: TitleLikeness(title, entries[$0].key)) }
            .filter { !title.isEmpty && $0.likeness.value > 0 }
        let same = alike.filter { $0.likeness.isSure && $0.likeness.value == 1 }
        if same.count == 1 { return same[0].place }
        let placed = (same.isEmpty ? alike : same).filter { entries[$0.place].isAt(disc: disc, position: position) }
        return placed.count == 1 ? placed[0].place : nil
    }
}

extension Tracklist.Entry {
    /// Services number a record of several discs through as often as disc by disc.
    fileprivate func isAt(disc: Int, position: Int) -> Bool {
        (self.disc == disc && numberOnDisc == position) || (disc == 1 && number == position)
    }
}

/// Reads a tracklist line by line and counts.
private struct Walk {
    private(set) var entries: [Tracklist.Entry] = []
    private var number = 0
    private var numbersOnDisc: [Int: Int] = [:]

    mutating func add(_ line: TrackJSON) {
        guard !line.subTracks.isEmpty else {
            if line.isTrack { append(line) }
            return
        }
        let isTrackItself = !line.position.isEmpty
        if isTrackItself { append(line) }
        for part in line.subTracks where part.type != "heading" {
            append(part, under: line, counts: !isTrackItself)
        }
    }

    private mutating func append(_ line: TrackJSON, under parent: TrackJSON? = nil, counts: Bool = true) {
        guard entries.count < DiscogsLimits.tracksMaximum else { return }
        let disc = DiscNumber.of(line.position.isEmpty ? parent?.position ?? "" : line.position)
        if counts {
            number += 1
            numbersOnDisc[disc, default: 0] += 1
        }
        entries.append(
            Tracklist.Entry(
                position: line.position, title: line.title,
                credits: line.extraArtists + (parent?.extraArtists ?? []), disc: disc,
                numberOnDisc: numbersOnDisc[disc] ?? 0, number: number, key: RecordingTitle(line.title)))
    }
}

extension TrackJSON {
    /// Older bodies don't say what a line is; then a heading is what has no position.
    fileprivate var isTrack: Bool { type == nil ? !position.isEmpty : type != "heading" }
}

/// On which disc a printed position is. Pure.
enum DiscNumber {
    /// 1 where the position does not say.
    static func of(_ position: String) -> Int {
        let text = position.lowercased()
        let letters = text.prefix { $0.isASCII && $0.isLetter }
        let rest = text.dropFirst(letters.count)
        if letters.count == 1, let side = letters.utf8.first { return Int(side - UInt8(ascii: "a")) / 2 + 1 }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let after = rest.dropFirst(digits.count).first, "-.".contains(after) else { return 1 }
        return Int(digits).flatMap { (1...999).contains($0) ? $0 : nil } ?? 1
    }
}
