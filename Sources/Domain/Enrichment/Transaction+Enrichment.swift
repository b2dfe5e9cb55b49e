public import Catalogue
public import FleetMessages
import FoundationEssentials
import Matching
public import Postgres
import Publishing

extension Transaction {
    /// Stores what chunks brought, and settles those that are through: recordings and credits in the catalogue, by source
    /// in their order; keys, names and facts with the songs, in one statement for all of them.
    ///
    /// - Returns: The credits concluded on the songs' recordings.
    public func store(_ outcomes: [SongOutcome], settling chunks: [ChunkID]) async throws -> [Credit] {
        let outcomes = outcomes.sorted { $0.id.rawValue < $1.id.rawValue }
        var tracks: [SongID: TrackID] = [:]
        var credited: Set<TrackID> = []
        for (source, absent) in Self.absences(in: outcomes) { try await store(absent, from: source) }
        for source in Self.sources(in: outcomes) {
            let found = outcomes.flatMap { outcome in
                outcome.recordings.filter { $0.source == source }.map { (song: outcome.id, recording: $0.recording) }
            }
            let ids = try await store(found.map(\.recording), from: source)
            for (song, recording) in found {
                guard let track = ids[recording.track.nativeID] else { continue }
                if tracks[song] == nil { tracks[song] = track }
                if recording.track.claims != nil { credited.insert(track) }
            }
        }
        try await store(outcomes.flatMap(\.registrations))
        let credits = credited.isEmpty ? [] : try await conclude(credited.sorted { $0.rawValue < $1.rawValue })
        let rows = outcomes.map { SongRow($0, tracks[$0.id]).json }
        try await query(
            "select playlists.store_enriched($1::jsonb, $2)", JSONText("[\(rows.joined(separator: ","))]"),
            chunks.map(\.rawValue).sorted())
        return credits
    }

    /// The tracks that sources don't know, by source: they are not asked of them again for a while.
    private static func absences(in outcomes: [SongOutcome]) -> [(Source, [TrackID: FoundCredits?])] {
        outcomes.reduce(into: [Source: [TrackID: FoundCredits?]]()) { absences, outcome in
            for (source, track) in outcome.absent { absences[source, default: [:]][track] = .some(nil) }
        }.sorted { $0.key.name < $1.key.name }.map { ($0.key, $0.value) }
    }

    /// Each once, the first first.
    private static func sources(in outcomes: [SongOutcome]) -> [Source] {
        outcomes.flatMap { $0.recordings.map(\.source) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A song as `playlists.store_enriched` takes it.
private struct SongRow: Encodable {
    let songId: Int64
    var isrc, spotifyId, title, album, matchMethod: String?
    var artists: [String] = []
    var durationMs: Int?
    let trackId: Int64?
    private let facts: [SongFacts]

    private enum CodingKeys: String, CodingKey {
        case songId = "song_id", isrc, spotifyId = "spotify_id", title, album, matchMethod = "match_method", artists
        case durationMs = "duration_ms", trackId = "track_id"
    }

    init(_ outcome: SongOutcome, _ track: TrackID?) {
        songId = outcome.id.rawValue
        trackId = track?.rawValue
        facts = outcome.facts
        guard let named = outcome.recordings.first(where: \.recording.match.isAccepted) else { return }
        let recording = named.recording
        isrc = recording.track.isrcCodes.lazy.compactMap(ISRC.valid).first
        spotifyId = named.source.name == "spotify" ? recording.track.nativeID : nil
        title = recording.track.title.isEmpty ? nil : recording.track.title
        artists = recording.track.artists.map(\.name)
        album = recording.album?.title
        durationMs = recording.track.lengthMilliseconds
        matchMethod = spotifyId != nil && recording.match.method == .id ? "spotify" : "isrc"
    }

    /// Facts are JSON already.
    var json: String {
        guard let data = try? JSONEncoder().encode(self) else {
            preconditionFailure("a row holds nothing that JSON can't")
        }
        let facts = facts.map { #"{"source":"\#($0.source.name)","facts":\#($0.json)}"# }.joined(separator: ",")
        return String(decoding: data, as: UTF8.self).dropLast() + #","facts":[\#(facts)]}"#
    }
}
