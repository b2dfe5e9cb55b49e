import Listening

/// Reports of one batch, each once, with the songs that they name.
struct ReportBatch: Sendable {
    /// Each identity once, told as clearly as any row of the batch tells it.
    let reports: [Report]
    let identities: [String]
    /// The place of each report's song in ``songs``.
    let songPlaces: [Int]
    let songs: [NamedSong]

    /// What a batch knows of a song.
    struct NamedSong: Sendable {
        let keys: SongKeys
        let track: ReportedTrack
    }

    init(_ rows: [Report]) {
        var reports: [Report] = []
        var identities: [String] = []
        var places: [String: Int] = [:]
        for row in rows {
            let identity = row.identity
            if let place = places[identity] {
                if row.isClearer(than: reports[place]) { reports[place] = row }
                continue
            }
            places[identity] = reports.count
            reports.append(row)
            identities.append(identity)
        }
        var songs: [NamedSong] = []
        var placeOfTrack: [ReportedTrack: Int] = [:]
        songPlaces = reports.map { report in
            if let place = placeOfTrack[report.track] { return place }
            placeOfTrack[report.track] = songs.count
            songs.append(NamedSong(keys: SongKeys(report.track), track: report.track))
            return songs.count - 1
        }
        (self.reports, self.identities, self.songs) = (reports, identities, songs)
    }
}

extension Report {
    /// Whether it tells the same play's anchor more clearly.
    func isClearer(than other: Report) -> Bool {
        (abs(anchorMargin), anchorMargin) > (abs(other.anchorMargin), other.anchorMargin)
    }
}
