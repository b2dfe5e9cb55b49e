import Catalogue
import FleetMessages
import Matching
import Messages
import Testing

@testable import Genius

@Suite struct SongScoreTests {
    @Test(
        "the year adds and takes away",
        arguments: [
            (2014, 2014, 0.1), (2015, 2014, 0.05), (2013, 2014, 0.05), (2016, 2014, 0), (2017, 2014, -0.1),
            (1993, 2014, 0), (nil, 2014, 0), (2014, nil, 0),
        ] as [(Int?, Int?, Double)])
    func years(_ theirs: Int?, _ ours: Int?, _ value: Double) {
        #expect(SongScore.years(theirs, ours: ours) == value)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var theirs = "Song"
        var artist = "Ann"
        var featured: [String] = []
        var year: Int?
        var ours = "Song"
        let score: Double
        let isAccepted: Bool
        var testDescription: String { "\(theirs) \(artist) \(featured) \(year ?? 0)" }
    }

    @Test(
        "artist and title make a match, other titles and artists none, doubt is kept for a person",
        arguments: [
            Row(year: 2014, score: 1, isAccepted: true), Row(score: 0.9, isAccepted: true),
            Row(year: 2020, score: 0.8, isAccepted: false), Row(theirs: "Song (Live)", score: 0, isAccepted: false),
            Row(artist: "Bob", year: 2014, score: 0, isAccepted: false),
            Row(theirs: "Song Tracklist", ours: "Song Tracklist", score: 0.9, isAccepted: true),
            Row(theirs: "Song (Translation)", score: 0, isAccepted: false),
            Row(featured: ["Drake"], score: 0.7333, isAccepted: false),
            Row(featured: ["Drake"], year: 2014, score: 0.8333, isAccepted: false),
            Row(theirs: "Pools", ours: "Pools (Drank)", score: 0.82, isAccepted: false),
            Row(theirs: "Pools", year: 2014, ours: "Pools (Drank)", score: 0.84, isAccepted: false),
        ])
    func table(_ row: Row) throws {
        let song: SongJSON = try Made.read(
            Made.song(
                1, row.theirs, by: [Made.artist(1, row.artist)], featuring: row.featured.map { Made.artist(2, $0) },
                year: row.year))
        let recording = WantedRecording(Made.track(1, row.ours, date: "2014-03-17"))
        let score = SongScore.score(of: song, titled: RecordingTitle(song.title), for: recording)
        #expect(abs(score - row.score) < 0.001)
        #expect(TrackMatch(.name, score: score).isAccepted == row.isAccepted)
    }

    @Test(
        "no version has the plain song's page, whatever artist and year say",
        arguments: [
            "Song (En Vivo)", "Song (Ao Vivo)", "Song (Acústico)", "Song (En public)", "Song (Концертная версия)",
            "Song (ライブ)", "Song (Dub)", "Song (VIP)", "Song (Rework)", "Song (BBC Session)", "Song (With Strings)",
            "Song (with the Example Orchestra)", "Song (Stripped)", "Song (Orchestral)", "Song (Kvartettversion)",
        ])
    func versions(title: String) throws {
        let page: SongJSON = try Made.read(Made.song(1, "Song", by: [Made.artist(1, "Ann")], year: 2014))
        let recording = WantedRecording(Made.track(1, title, date: "2014-03-17"))
        let score = SongScore.score(of: page, titled: page.recordingTitle, for: recording)
        #expect(!TrackMatch(.name, score: score).isAccepted)
        let own: SongJSON = try Made.read(Made.song(1, title, by: [Made.artist(1, "Ann")], year: 2014))
        #expect(
            TrackMatch(.name, score: SongScore.score(of: own, titled: own.recordingTitle, for: recording)).isAccepted)
    }

    @Test(
        "a Spotify id proves, doubts or says nothing",
        arguments: [
            (0.72, .track, .foreignID, 1), (0.9, .sameRecording, .isrc, 0.98), (1, .otherRecording, .name, 0.8),
            (0.75, .otherRecording, .name, 0.75), (1, .unknown, .name, 0.9), (0.8, .unknown, .name, 0.8),
            (1, .none, .name, 1),
        ] as [(Double, SpotifyProof.Owner, TrackMatch.Method, Double)])
    func proof(_ score: Double, _ owner: SpotifyProof.Owner, _ method: TrackMatch.Method, _ proven: Double) {
        #expect(SpotifyProof.match(score: score, owner) == TrackMatch(method, score: proven))
    }

    @Test("whose track a page plays is told by our ids and ISRCs")
    func owners() {
        let tracks = [
            Made.track(1, "A", isrcs: ["qz1"], spotify: ["a", "b"]), Made.track(2, "A", isrcs: ["QZ1"], spotify: ["c"]),
            Made.track(3, "B", isrcs: ["QZ2"], spotify: ["d"]), Made.track(4, "C", spotify: ["e"]),
            Made.track(5, "D", isrcs: ["QZ5"]),
        ]
        let all = WantedRecording.recordings(of: tracks)
        let rows: [([String], Int, SpotifyProof.Owner)] = [
            (["b"], 0, .track), (["c"], 0, .sameRecording), (["d"], 0, .otherRecording), (["x"], 0, .unknown),
            (["e"], 0, .unknown), ([], 0, .none), (["a"], 3, .unknown), (["x"], 4, .none), (["a"], 4, .otherRecording),
        ]
        for (ids, index, owner) in rows {
            let recording = all.first { $0.tracks.contains(tracks[index]) }
            #expect(recording?.owner(of: ids, for: tracks[index], among: all) == owner)
        }
    }

    @Test("tracks that share an ISRC are one recording, in the order they came")
    func recordings() {
        let tracks = [
            Made.track(1, "A", isrcs: ["QZ1"]), Made.track(2, "B"), Made.track(3, "A", isrcs: ["QZ9", "qz1"]),
            Made.track(4, "B"), Made.track(5, "A", isrcs: ["QZ9"], date: "1999"),
        ]
        let recordings = WantedRecording.recordings(of: tracks)
        #expect(recordings.map { $0.tracks.map(\.id.rawValue) } == [[1, 3, 5], [2], [4]])
        #expect(recordings[0].year == 1999)
    }
}
