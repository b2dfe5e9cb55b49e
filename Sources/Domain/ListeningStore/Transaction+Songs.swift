import FoundationEssentials
import Listening
import Postgres

/// The songs of a batch as they are stored.
struct StoredSongs: Sendable {
    /// The song of each place of the batch's songs.
    var numbers: [Int64] = []
    /// Songs that others were merged into: all their plays are made anew.
    var merged: [Int64] = []
    /// Songs that turned out to be others.
    var gone: [Int64] = []
}

/// A song in the form that `listening.store_songs` takes.
private struct SongRow: Encodable {
    var songIds: [Int64]
    var keys: [String]
    var title: String
    var artist: String
    var artists: [String]
    var album: String?
    var titleKey: String
    var artistKey: String
    var spotifyIds: [String]
    var isrcs: [String]
    var lengthMs: Int?
}

extension ReportBatch.NamedSong {
    /// By title, first artist, and how many artists: as the database orders names.
    fileprivate var nameOrder: [UInt8] {
        Array(track.title.utf8) + [0] + Array((track.artists.first ?? "").utf8) + [
            0, UInt8(min(track.artists.count, 255)),
        ]
    }
}

extension Transaction {
    /// Stores the songs of a batch: what shares a key, within the batch or with what is stored, is one.
    func storeSongs(of batch: ReportBatch, _ listener: ListenerID) async throws -> StoredSongs {
        var union = SongUnion()
        for song in batch.songs { union.link(song.keys.keys) }
        let known = try await knownSongs(Set(batch.songs.flatMap(\.keys.keys)).sorted(), listener)
        // What the database holds as one stays one, however far its keys are from each other in the batch.
        for (song, keys) in Dictionary(grouping: known.keys, by: { known[$0] ?? 0 }) {
            union.link(["#\(song)"] + keys)
        }
        let groups = union.songs()
        var placeOfKey: [String: Int] = [:]
        for (place, keys) in groups.enumerated() { for key in keys { placeOfKey[key] = place } }
        let places = batch.songs.map { placeOfKey[$0.keys.keys[0]] ?? 0 }
        let rows = Self.rows(groups, batch, places, known)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let json = String(decoding: try encoder.encode(rows), as: UTF8.self)
        let stored = try await query(
            "select place, song_id from listening.store_songs($1, $2::jsonb)", listener, JSONText(json))
        var numbers = [Int64](repeating: 0, count: groups.count)
        for row in stored { numbers[try row["place"] - 1] = try row["song_id"] }
        let joined = rows.filter { $0.songIds.count > 1 }
        return StoredSongs(
            numbers: places.map { numbers[$0] }, merged: joined.compactMap { $0.songIds.min() },
            gone: joined.flatMap { row in row.songIds.filter { $0 != row.songIds.min() } })
    }

    private func knownSongs(_ keys: [String], _ listener: ListenerID) async throws -> [String: Int64] {
        let rows = try await query("select key, song_id from listening.find_songs($1, $2)", listener, keys)
        var known: [String: Int64] = [:]
        for row in rows { known[try row["key"]] = try row["song_id"] as Int64 }
        return known
    }

    private static func rows(
        _ groups: [[String]], _ batch: ReportBatch, _ places: [Int], _ known: [String: Int64]
    ) -> [SongRow] {
        var tracks = [[ReportBatch.NamedSong]](repeating: [], count: groups.count)
        for (song, place) in zip(batch.songs, places) { tracks[place].append(song) }
        return zip(groups, tracks).map { keys, songs in
            // The least of all names, so that the order of rows names nothing.
            let first = songs.min { $0.nameOrder.lexicographicallyPrecedes($1.nameOrder) }
            return SongRow(
                songIds: Set(keys.compactMap { known[$0] }).sorted(), keys: keys.filter { !$0.hasPrefix("#") },
                title: first?.track.title ?? "", artist: first?.track.artists.first ?? "",
                artists: first?.track.artists ?? [], album: songs.lazy.compactMap(\.track.album).first,
                titleKey: first?.keys.title ?? "", artistKey: first?.keys.artist ?? "",
                spotifyIds: Set(songs.compactMap(\.track.spotifyID)).sorted(),
                isrcs: Set(songs.compactMap(\.track.isrc)).sorted(),
                lengthMs: songs.lazy.compactMap(\.track.durationMilliseconds).first)
        }
    }
}
