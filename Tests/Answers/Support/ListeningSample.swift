import Listening
import ListeningStore
package import Postgres

/// A listener who heard some of the catalogue's sample, and another who heard less.
package enum ListeningSample {
    /// 14 November 2023, 22:13:20 UTC, in milliseconds.
    package static let start = 1_700_000_000_000

    /// Rhythm Nation twice, Control once, a song that nobody knows once: each for 100 s.
    static let reports = [
        report("Rhythm Nation", "Janet Jackson", 0), report("Rhythm Nation", "Janet Jackson", 1),
        report("Control", "Janet Jackson", 2), report("Nobody's Song", "Nobody", 3),
    ]

    /// Stores them for Ada, and the first for Bo.
    package static func fill(_ database: Database) async throws {
        let store = ListeningStore(database)
        let ada = try await store.listener(named: "Ada", timeZone: "Europe/Berlin")
        _ = try await store.store(reports, of: ada)
        try await add("Rhythm Nation", "Janet Jackson", to: "Bo", database)
        try await store.linkSongs()
    }

    /// Stores one play of a listener, who is made where there is none of that name.
    package static func add(
        _ title: String, _ artist: String, to listener: String, _ database: Database
    ) async throws {
        let store = ListeningStore(database)
        _ = try await store.store([report(title, artist, 0)], of: try await store.listener(named: listener))
    }

    private static func report(_ title: String, _ artist: String, _ hour: Int) -> Report {
        Report(
            source: .spotifyHistory, track: ReportedTrack(title: title, artists: [artist], album: "Album of \(artist)"),
            at: start + hour * 3_600_000 + 100_000, precision: 1_000, anchor: .end, millisecondsPlayed: 100_000)
    }
}
