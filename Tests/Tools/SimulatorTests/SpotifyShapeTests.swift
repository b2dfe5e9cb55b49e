import Foundation
import Testing

@testable import Simulator

@Suite(
    "Spotify's shapes",
    .enabled(if: Fixtures.root != nil, "LINERNOTES_FIXTURES names no folder of recorded responses"))
struct SpotifyShapeTests {
    private let spotify = SpotifyCaller()

    /// An endpoint: what to ask, which recordings show its shape, and keys that must be there.
    struct Endpoint: Sendable, CustomTestStringConvertible {
        let name: String
        let request: String
        let recordings: [String]
        /// Where the answer holds what other recordings show alone, because those of this endpoint are old.
        var nested: (root: String, recordings: [String])?
        let present: [String]

        var testDescription: String { name }
    }

    private static let albums = SpotifyCatalogue.simulated.albums
    /// With codes, guests and a date to the day.
    private static let album = albums.all.first { $0.title == "wipEout" }
    private static let albumID = album?.id ?? ""
    private static let trackID = SpotifyCatalogue.simulated.tracks.all.first { $0.isrc != nil }?.id ?? ""
    private static let artistID = album?.artistIDs.first ?? ""
    private static let unknown = "0simAAAAAAAAAAAAAAAAAA"

    private static let page = [".href", ".items", ".limit", ".next", ".offset", ".previous", ".total"]
    private static let entity = [".external_urls.spotify", ".href", ".id", ".name", ".type", ".uri"]
    private static let release = [
        ".album_type", ".total_tracks", ".release_date", ".release_date_precision", ".artists[].id", ".images",
        ".available_markets",
    ]
    private static let song = [
        ".artists[].id", ".disc_number", ".track_number", ".duration_ms", ".explicit", ".is_local", ".preview_url",
    ]

    private static func under(_ root: String, _ keys: [String]) -> [String] { keys.map { root + $0 } }

    static let endpoints = [
        Endpoint(
            name: "artist", request: "artists/\(artistID)",
            recordings: ["artist-2024.json", "artist-with-followers.json"],
            present: entity + [".followers.total", ".genres", ".images", ".popularity"]),
        Endpoint(
            name: "artists", request: "artists?ids=\(artistID),\(unknown)", recordings: ["artists-batch.json"],
            present: under(".artists[]", entity)),
        Endpoint(
            name: "albums of an artist", request: "artists/\(artistID)/albums?limit=1",
            recordings: ["artist-albums-2024-page1.json"],
            present: page + under(".items[]", entity + release + [".album_group"])),
        Endpoint(
            name: "album", request: "albums/\(albumID)",
            recordings: ["album-2024.json", "vcr-album-over-50-tracks.json"],
            present: entity + release + under(".tracks", page) + under(".tracks.items[]", entity + song)
                + [".copyrights", ".external_ids.upc", ".genres", ".label", ".popularity"]),
        Endpoint(
            name: "albums", request: "albums?ids=\(albumID),\(unknown)",
            recordings: ["albums-batch.json", "albums-batch-null.json"],
            nested: (".albums[]", ["album-2024.json"]),
            present: under(".albums[]", entity + release)),
        Endpoint(
            name: "tracks of an album", request: "albums/\(albumID)/tracks?limit=1",
            recordings: ["album-tracks-2024.json", "album-tracks-one.json"],
            present: page + under(".items[]", entity + song)),
        Endpoint(
            name: "track", request: "tracks/\(trackID)",
            recordings: ["track.json", "track-multiartist.json", "vcr-track-market-es.json"],
            present: entity + song + under(".album", entity + release) + [".external_ids.isrc", ".popularity"]),
        Endpoint(
            name: "tracks", request: "tracks?ids=\(trackID),\(unknown)",
            recordings: ["tracks-batch.json", "tracks-batch-null.json"],
            nested: (".tracks[]", ["track-multiartist.json"]), present: under(".tracks[]", entity + song)),
        Endpoint(
            name: "search for artists", request: "search?q=Synthetic&type=artist&limit=1",
            recordings: ["search-artist.json", "vcr-search-artist-limit10-page1.json"],
            present: under(".artists", page) + under(".artists.items[]", entity)),
        Endpoint(
            name: "search for albums", request: "search?q=Synthetic&type=album&limit=1",
            recordings: ["search-album-page.json", "vcr-search-album-limit10.json"],
            nested: (".albums", ["artist-albums-2024-page1.json"]),
            present: under(".albums", page) + under(".albums.items[]", entity + release)),
        Endpoint(
            name: "search for tracks", request: "search?q=isrc:GBAAA9500062&type=track&limit=1",
            recordings: ["search-track-2024.json", "search-track-none.json"],
            present: under(".tracks", page) + under(".tracks.items[]", entity + song + [".external_ids.isrc"])),
    ]

    @Test("every key that we answer is recorded, with the same type", arguments: endpoints)
    func keys(endpoint: Endpoint) throws {
        var paths = KeyPaths()
        paths.add(try spotify.object(endpoint.request))
        var recorded = try Fixtures.keyPaths(of: "spotify", endpoint.recordings)
        if let (root, recordings) = endpoint.nested {
            recorded.merge(try Fixtures.keyPaths(of: "spotify", recordings, under: root)) { $0.union($1) }
        }
        paths.expectRecorded(recorded)
        for path in endpoint.present { #expect(paths.types[path] != nil, "\(path) is missing") }
    }

    @Test(
        "errors have the bodies of the recorded ones",
        arguments: [
            ("artists/0simAAAAAAAAAAAAAAAAAA", "", "error-404-resource-not-found.json"),
            ("search?q=x&type=track&limit=20", "development-mode", "obs-error-400-invalid-limit.json"),
            ("tracks?ids=0simAAAAAAAAAAAAAAAAAA", "forbidden-batches", "obs-error-403-batch-forbidden.json"),
            ("me", "unauthorized", "error-401-expired.json"), ("me", "quota", "doc-error-429-quota-exceeded.json"),
        ])
    func errors(path: String, fault: String, recording: String) throws {
        let answer = SpotifyCaller(faults: [fault]).answer(path)
        try expect(answer, isLike: recording)
    }

    @Test("limits and refused credentials are said as recorded")
    func others() throws {
        let limit = Spotify(catalogue: .simulated).refusal(ServiceRequest(path: "me"), wait: .seconds(1.5))
        try expect(limit, isLike: "error-429-rate-limit.json")
        #expect(limit.headers.map { "\($0): \($1)" } == ["Retry-After: 2"])
        let form = Array("grant_type=client_credentials&client_id=wrong&client_secret=x".utf8)
        let request = ServiceRequest(method: "POST", path: "api/token", body: form)
        try expect(SpotifyAccounts().answer(request), isLike: "token-error-invalid-client.json")
    }

    private func expect(_ answer: Answer, isLike recording: String) throws {
        let document = try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? NSDictionary
        #expect(document == (try Fixtures.document("spotify", recording) as? NSDictionary))
    }
}
