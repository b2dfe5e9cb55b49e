/// The catalogue as Chartmetric has it: tracks by number, and the numbers under an ISRC.
struct ChartmetricCatalogue: Sendable {
    struct Track: Sendable {
        let number: Int
        let recordingID: String
        let title: String
        /// nil: of a second number of the same recording, which says no code.
        let isrc: String?
        let milliseconds: Int?
        let songwriters: [String]
        let spotifyIDs: [String]
        /// Streams a day, 1 and more; made up, the same each time.
        let streamsPerDay: Int
    }

    private(set) var tracks: [Int: Track] = [:]
    private(set) var numbersByISRC: [String: [Int]] = [:]

    static let simulated = ChartmetricCatalogue(.catalogue)

    init(_ facts: Facts) {
        let spotify = Self.spotifyIDs(facts)
        for recording in facts.recordings.all {
            for isrc in recording.isrcs {
                let draw = SimulatedID.hash("chartmetric \(isrc)", 0)
                // One in ten it does not know; one in ten it knows twice, the wrong one first.
                if draw % 10 == 0 { continue }
                let numbers = (0..<(draw % 10 == 1 ? 2 : 1)).map { Self.number(isrc, $0) }
                numbersByISRC[isrc, default: []] += numbers
                for (index, number) in numbers.enumerated() {
                    tracks[number] = Track(
                        number: number, recordingID: recording.id, title: recording.title,
                        isrc: index == numbers.count - 1 ? isrc : nil, milliseconds: recording.length,
                        songwriters: Self.songwriters(of: recording.id, facts),
                        spotifyIDs: spotify[recording.id] ?? [], streamsPerDay: 1 + Int(draw / 16 % 500_000))
                }
            }
        }
    }

    /// Between two and a signed number of 32 bits.
    private static func number(_ isrc: String, _ index: Int) -> Int {
        let mixed = SplitMix64(seed: SimulatedID.hash("chartmetric track \(isrc) \(index)", 0)).first
        return 1_000_000_000 + Int(mixed % 1_000_000_000)
    }

    private static func songwriters(of recording: String, _ facts: Facts) -> [String] {
        var names: [String] = []
        for relation in facts.writers(of: recording) {
            if let name = facts.artists[relation.source.id]?.name, !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func spotifyIDs(_ facts: Facts) -> [String: [String]] {
        var ids: [String: [String]] = [:]
        for release in facts.releases.all {
            for track in release.tracks { ids[track.recordingID, default: []].append(SpotifyID.track(track.id)) }
        }
        return ids
    }
}
