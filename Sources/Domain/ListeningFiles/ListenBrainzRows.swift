import Listening

/// Listens as ListenBrainz has them.
enum ListenBrainzRows {
    static func listen(_ row: JSONNode, now: Int) -> Result<Report, Refusal> {
        guard row.isObject else { return .failure(.badType) }
        guard let track = row["track_metadata"] else { return .failure(.noTrack) }
        let more = track["additional_info"]
        var draft = ReportDraft(source: .listenBrainz)
        draft.title = track["track_name"]?.words
        draft.artists = [track["artist_name"]?.words].compactMap(\.self)
        draft.album = track["release_name"]?.words
        draft.spotifyID = more?["spotify_id"]?.words
        draft.isrc = more?["isrc"]?.words
        draft.mbid = (more?["recording_mbid"])?.words
        draft.duration = more?["duration_ms"]?.integer ?? more?["duration"]?.integer.map { $0 &* 1_000 }
        draft.played = more?["duration_played"]?.integer.map { $0 &* 1_000 }
        // What comes from Spotify carries the start in one importer and the end in another.
        if isSpotify(more) { draft.anchor = .unknown }
        guard let value = row["listened_at"] else { return draft.report(now: now) }
        guard let seconds = value.integer ?? value.words.flatMap({ JSONNode.number($0).integer }),
            abs(seconds) < 1 << 40
        else { return .failure(.badTime) }
        draft.at = seconds * 1_000
        return draft.report(now: now)
    }

    private static func isSpotify(_ more: JSONNode?) -> Bool {
        ["music_service", "submission_client", "original_submission_client", "music_service_name"].contains { key in
            more?[key]?.words?.lowercased().contains("spotify") == true
        }
    }
}
