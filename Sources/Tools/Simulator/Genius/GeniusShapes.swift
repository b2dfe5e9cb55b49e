/// Artists and song summaries as JSON, in the shapes of searches and lists.
struct GeniusShapes: Sendable {
    let catalogue: GeniusCatalogue
    var format = GeniusTextFormat(nil)

    static let avatar = "https://assets.genius.com/images/default_avatar_300.png"
    static let cover = "https://assets.genius.com/images/default_cover_image.png"

    func brief(_ id: Int) -> JSONValue { catalogue.artists[id].map(brief) ?? .null }

    func briefs(_ ids: [Int]) -> JSONValue { .array(ids.compactMap { catalogue.artists[$0] }.map(brief)) }

    func brief(_ artist: GeniusArtist) -> JSONValue {
        .object([
            "api_path": .string("/artists/\(artist.id)"), "header_image_url": .string(Self.avatar),
            "id": .integer(artist.id), "image_url": .string(Self.avatar), "is_meme_verified": false,
            "is_verified": false, "name": .string(artist.name), "url": .string(artist.url),
        ])
    }

    /// Counts that nobody counted stay away: views and such.
    func summary(_ song: GeniusSong) -> JSONValue {
        let text = GeniusTitle(song, catalogue)
        return .object([
            "annotation_count": 0, "api_path": .string("/songs/\(song.id)"),
            "artist_names": .string(text.artistNames), "full_title": .string(text.full),
            "header_image_thumbnail_url": .string(Self.cover), "header_image_url": .string(Self.cover),
            "id": .integer(song.id), "lyrics_owner_id": .integer(SimulatedNumber.least),
            "lyrics_state": "complete", "path": .string(text.path), "pyongs_count": .null,
            "relationships_index_url": .string("https://genius.com\(text.path.dropLast("lyrics".count))sample"),
            "release_date_components": components(song.date), "release_date_for_display": .text(song.date),
            "song_art_image_thumbnail_url": .string(Self.cover), "song_art_image_url": .string(Self.cover),
            "stats": .object(["unreviewed_annotations": 0, "hot": false]), "title": .string(song.title),
            "title_with_featured": .string(text.withFeatured), "url": .string("https://genius.com\(text.path)"),
            "featured_artists": briefs(song.featuredIDs), "primary_artist": song.artistIDs.first.map(brief) ?? .null,
        ])
    }

    private func components(_ date: String?) -> JSONValue {
        guard let parts = date?.split(separator: "-").map({ Int($0) }), let year = parts.first else { return .null }
        return .object([
            "year": .number(year), "month": .number(parts.count > 1 ? parts[1] : nil),
            "day": .number(parts.count > 2 ? parts[2] : nil),
        ])
    }

    func hit(_ song: GeniusSong) -> JSONValue {
        .object(["highlights": .array([]), "index": "song", "type": "song", "result": summary(song)])
    }
}

/// The titles of a song, and the path of its page.
struct GeniusTitle: Sendable, Equatable {
    let artistNames: String
    let withFeatured: String
    let full: String
    let path: String

    /// Before the artists stands a blank that does not break, as at the provider.
    private static let blank = "\u{A0}"

    init(_ song: GeniusSong, _ catalogue: GeniusCatalogue) {
        let acts = Self.list(song.artistIDs.compactMap { catalogue.artists[$0]?.name })
        let guests = Self.list(song.featuredIDs.compactMap { catalogue.artists[$0]?.name })
        let tail = guests.isEmpty ? "" : " (Ft.\(Self.blank)\(guests))"
        artistNames = acts + tail
        withFeatured = song.title + tail
        full = "\(song.title) by\(Self.blank)\(acts)\(tail)"
        path = "/\(GeniusSlug.make("\(acts) \(song.title)"))-lyrics"
    }

    private static func list(_ names: [String]) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " & " + names[names.count - 1]
    }
}
