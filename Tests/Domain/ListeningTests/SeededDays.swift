import Listening
import TestSupport

/// Days of listening made up from a seed, as several sources tell them, and how many plays there truly were.
///
/// A day has stretches of songs one after the other: skips, repeats back to back, pauses within a song, songs of a second,
/// 51 songs an hour. Each source tells the stretches that it saw, in its own way. What no source told is
/// not counted, for nobody could know of it.
struct SeededDays {
    /// A play as it truly was.
    struct True: Hashable {
        let song: Int
        let start: Int
        let end: Int
        let played: Int
    }

    let plays: [True]
    let reports: [Report]

    init(plays: [True], reports: [Report]) { (self.plays, self.reports) = (plays, reports) }

    private static let clockOff = 700
    private static let dayMilliseconds = 86_400_000

    /// - Parameter days: Days one after the other, from one that holds a leap day or a change of clocks now and then.
    init(seed: UInt64, days: Int = 1) {
        var random = SeededRandom(seed: seed)
        let start = [1_709_164_800_000, 1_774_742_400_000, 1_792_886_400_000, 1_767_139_200_000, 1_700_000_000_000]
            .randomElement(using: &random)!
        var all: [True] = []
        var reports: [Report] = []
        for day in 0..<days {
            var time = start + day * Self.dayMilliseconds + Int.random(in: 0...36_000_000, using: &random)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let stretch = Self.stretch(from: time, &random)
                guard let last = stretch.last else { continue }
                let told = Self.told(stretch, &random)
                reports += told.reports
                all += told.plays
                // Sources see a stretch whole or not at all, so that nothing is told of its neighbour alone.
                time = last.end + Int.random(in: 1_800_000...10_000_000, using: &random)
            }
        }
        (plays, self.reports) = (all, reports)
    }

    private static func length(_ song: Int) -> Int { 95_000 + (song * 7_919) % 260_000 }

    private static func stretch(from start: Int, _ random: inout SeededRandom) -> [True] {
        var time = start + Int.random(in: 0...999, using: &random)
        var plays: [True] = []
        var song = Int.random(in: 0..<40, using: &random)
        let isHurried = Int.random(in: 0..<6, using: &random) == 0
        for _ in 0..<(isHurried ? 51 : Int.random(in: 1...12, using: &random)) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...1: break
            default: song = (song + Int.random(in: 1..<40, using: &random)) % 40
            }
            var played = length(song)
            if isHurried { played = Int.random(in: 31_000...69_000, using: &random) }
            let kind = Int.random(in: 0..<12, using: &random)
            if kind == 0 { played = Int.random(in: 1_000...29_000, using: &random) }
            // Paused, for no longer than the song.
            let pause = kind == 1 ? Int.random(in: 500...played, using: &random) : 0
            plays.append(True(song: song, start: time, end: time + played + pause, played: played))
            time += played + pause + Int.random(in: 200...1_500, using: &random)
        }
        return plays
    }

    /// The sources of a stretch, and what they say of it.
    private static func told(_ stretch: [True], _ random: inout SeededRandom) -> (plays: [True], reports: [Report]) {
        var sources = Set([0, 1, 2, 3, 4].filter { _ in Bool.random(using: &random) })
        if sources.isEmpty { sources = [0] }
        let pollIsEnd = Bool.random(using: &random)
        var told: Set<True> = []
        var reports: [Report] = []
        var alike: [String: Int] = [:]
        for play in stretch {
            let seen = sources.filter { $0 == 0 || $0 == 3 || play.played >= 30_000 }
            if !seen.isEmpty { told.insert(play) }
            for source in seen.sorted() {
                var report = Self.report(play, source, pollIsEnd, &random)
                if report.mayRepeat {
                    report.ordinal = alike[report.identity, default: 0]
                    alike[report.identity, default: 0] += 1
                }
                reports.append(report)
                // Spotify's history tells a play twice now and then, some seconds apart.
                if source == 0, play.played > 40_000, Int.random(in: 0..<20, using: &random) == 0 {
                    report.at += Int.random(in: 0...9, using: &random) * 1_000
                    reports.append(report)
                }
            }
        }
        let polled = AnchorInference.resolved(reports.filter { $0.source == .spotifyPoll })
        return (stretch.filter(told.contains), reports.filter { $0.source != .spotifyPoll } + polled)
    }

    private static func report(
        _ play: True, _ source: Int, _ pollIsEnd: Bool, _ random: inout SeededRandom
    ) -> Report {
        let id = "Seed" + String(repeating: "0", count: 16 - String(play.song).count) + "\(play.song)xx"
        var track = ReportedTrack(title: "Song \(play.song)", artists: ["Artist \(play.song % 7)"])
        switch source {
        case 0:
            track.spotifyID = id
            return Report(
                source: .spotifyHistory, track: track, at: play.end / 1_000 * 1_000, precision: 1_000, anchor: .end,
                millisecondsPlayed: play.played)
        case 1:
            track.spotifyID = id
            track.durationMilliseconds = length(play.song)
            return Report(
                source: .spotifyPoll, track: track, at: pollIsEnd ? play.end : play.start, precision: 1,
                anchor: .unknown)
        case 2:
            let late = Int.random(in: 0...1, using: &random)
            return Report(
                source: .lastFM, track: track, at: (play.start / 1_000 + late) * 1_000, precision: 1_000, anchor: .start
            )
        case 3:
            return Report(
                source: .spotifyShort, track: track, at: play.end / 60_000 * 60_000, precision: 60_000, anchor: .end,
                millisecondsPlayed: play.played)
        default:
            track.durationMilliseconds = length(play.song)
            return Report(
                source: .listenBrainz, track: track, at: (play.start + clockOff) / 1_000 * 1_000, precision: 1_000,
                anchor: .start)
        }
    }
}
