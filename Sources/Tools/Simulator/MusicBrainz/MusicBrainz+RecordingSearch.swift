extension MusicBrainz {
    /// Searches recordings by title, artist, ISRC or id, best first.
    func searchRecordings(_ query: LuceneQuery, _ page: Page) -> Answer {
        let scores = facts.recordings.all.compactMap { recording in
            query.score { values(of: $0, recording) }.map { (recording, $0) }
        }
        return searched("recordings", scores, page, hit)
    }

    private func values(of field: String?, _ recording: Recording) -> [String] {
        switch field?.lowercased() {
        case nil, "recording", "recordingaccent": [recording.title]
        case "artist", "artistname", "creditname":
            recording.credit.flatMap { [$0.name, facts.artists[$0.artistID]?.name ?? ""] }
        case "arid": recording.credit.map(\.artistID)
        case "rid": [recording.id]
        case "isrc": recording.isrcs
        case "comment": [recording.disambiguation]
        case "video": [String(recording.isVideo)]
        default: []
        }
    }

    /// In the shape of searches: what is unknown is left out, and no video is null.
    private func hit(_ recording: Recording, score: Int) -> JSONValue {
        var shape = JSONValue.object([
            "id": .string(recording.id), "score": .integer(score), "title": .string(recording.title),
        ])
        if let length = recording.length { shape = shape.adding("length", .integer(length)) }
        if !recording.disambiguation.isEmpty {
            shape = shape.adding("disambiguation", .string(recording.disambiguation))
        }
        shape = shape.adding("video", recording.isVideo ? true : .null)
            .adding("artist-credit", .array(recording.credit.map(credited)))
        if let date = recording.firstReleaseDate { shape = shape.adding("first-release-date", .string(date)) }
        let releases = (facts.releasesByRecording[recording.id] ?? []).compactMap { facts.releases[$0] }
        if !releases.isEmpty { shape = shape.adding("releases", .array(releases.map(release))) }
        return recording.isrcs.isEmpty ? shape : shape.adding("isrcs", .texts(recording.isrcs))
    }

    private func credited(_ part: CreditPart) -> JSONValue {
        var shape = JSONValue.object([:])
        if !part.joinphrase.isEmpty { shape = shape.adding("joinphrase", .string(part.joinphrase)) }
        let artist = facts.artists[part.artistID]
        return shape.adding("name", .string(part.name)).adding(
            "artist",
            .object([
                "id": .string(part.artistID), "name": .string(artist?.name ?? part.name),
                "sort-name": .string(artist?.sortName ?? part.name),
            ]))
    }

    private func release(_ release: Release) -> JSONValue {
        var shape = JSONValue.object(["id": .string(release.id), "title": .string(release.title)])
        if let status = release.status { shape = shape.adding("status", .string(status)) }
        if let date = release.date { shape = shape.adding("date", .string(date)) }
        if let country = release.country { shape = shape.adding("country", .string(country)) }
        return shape.adding("track-count", .integer(release.tracks.count))
    }
}
