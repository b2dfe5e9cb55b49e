/// Spotify's entities as JSON, with every field that an app in extended mode gets.
///
/// What the catalogue does not know is said as the provider says it: no images, no markets, popularity 0, the year
/// `0000`, not explicit. Nothing is made up.
struct SpotifyShapes: Sendable {
    let catalogue: SpotifyCatalogue
    /// What links to the Web API begin with, as the client reached it.
    let root: String

    /// Tracks that come with an album.
    private static let tracksMaximum = 50

    func artist(_ artist: SpotifyCatalogue.Artist) -> JSONValue {
        brief(artist).adding("followers", .object(["href": .null, "total": 0])).adding("genres", .array([]))
            .adding("images", .array([])).adding("popularity", 0)
    }

    func brief(_ artist: SpotifyCatalogue.Artist) -> JSONValue { entity("artist", artist.id, name: artist.name) }

    func album(_ album: SpotifyCatalogue.Album) -> JSONValue {
        brief(album).adding("tracks", tracks(of: album, SpotifyPage(first: Self.tracksMaximum)))
            .adding("copyrights", .array([])).adding("external_ids", Self.codes("upc", album.upc))
            .adding("genres", .array([])).adding("label", .null).adding("popularity", 0)
    }

    func brief(_ album: SpotifyCatalogue.Album) -> JSONValue {
        let precision = [7: "month", 10: "day"][album.date?.count ?? 4] ?? "year"
        return entity("album", album.id, name: album.title)
            .adding("album_type", .string(album.kind.rawValue)).adding("total_tracks", .integer(album.trackIDs.count))
            .adding("available_markets", .array([])).adding("images", .array([]))
            .adding("release_date", .string(album.date ?? "0000"))
            .adding("release_date_precision", .string(precision)).adding("artists", artists(album.artistIDs))
    }

    func tracks(of album: SpotifyCatalogue.Album, _ page: SpotifyPage) -> JSONValue {
        page.json(album.trackIDs.compactMap { catalogue.tracks[$0] }, link: link("albums/\(album.id)/tracks"), brief)
    }

    func track(_ track: SpotifyCatalogue.Track) -> JSONValue {
        brief(track).adding("album", catalogue.albums[track.albumID].map(brief) ?? .null)
            .adding("external_ids", Self.codes("isrc", track.isrc)).adding("popularity", 0)
    }

    func brief(_ track: SpotifyCatalogue.Track) -> JSONValue {
        entity("track", track.id, name: track.title).adding("artists", artists(track.artistIDs))
            .adding("available_markets", .array([])).adding("disc_number", .integer(track.disc))
            .adding("duration_ms", .integer(track.milliseconds)).adding("explicit", false)
            .adding("preview_url", .null).adding("track_number", .integer(track.number)).adding("is_local", false)
    }

    /// What all kinds have.
    private func entity(_ kind: String, _ id: String, name: String) -> JSONValue {
        .object([
            "external_urls": .object(["spotify": .string("https://open.spotify.com/\(kind)/\(id)")]),
            "href": .string("\(root)/\(kind)s/\(id)"), "id": .string(id), "name": .string(name),
            "type": .string(kind), "uri": .string("spotify:\(kind):\(id)"),
        ])
    }

    private func artists(_ ids: [String]) -> JSONValue {
        .array(ids.compactMap { catalogue.artists[$0] }.map { brief($0) })
    }

    private static func codes(_ name: String, _ code: String?) -> JSONValue {
        guard let code, !code.isEmpty else { return .object([:]) }
        return .object([JSONValue.Member(key: name, value: .string(code))])
    }

    /// URLs of the pages of a list.
    func link(
        _ path: String, before: [(String, String?)] = [], after: [(String, String?)] = []
    ) -> (_ offset: Int, _ limit: Int) -> String {
        { offset, limit in
            let page: [(String, String?)] = [("offset", String(offset)), ("limit", String(limit))]
            let query = (before + page + after).compactMap { name, value in
                value.map { "\(name)=\(Parameters.encode($0))" }
            }
            return "\(root)/\(path)?\(query.joined(separator: "&"))"
        }
    }
}
