import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Spotify

@Suite("Damaged answers of Spotify")
struct DamagedAnswersTests {
    private func noted<Value>(_ body: () async throws -> Value) async rethrows -> (Value, [String]) {
        let omissions = Omissions()
        let value = try await Omissions.$current.withValue(omissions) { try await body() }
        return (value, omissions.take().map { "\($0.count) \($0.what)" })
    }

    @Test("an artist without a name costs an album that artist, and nothing else of the page")
    func namelessArtist() async throws {
        let canned = CannedSpotify(.development) { request, _ in
            guard request.url.contains("/albums?include_groups") else { return nil }
            let albums = (0..<5).map { Made.album(CannedSpotify.albumID($0), "Album \($0)") }
            let broken = albums[2].replacingOccurrence(of: "]", by: #",{"id":"x","name":null}]"#)
            return .json(Made.page([albums[0], albums[1], broken, albums[3], albums[4]]))
        }
        let spotify = try Connected(canned).spotify
        let (page, said) = try await noted { try await spotify.albums(ofArtist: CannedSpotify.artistID, offset: 0) }
        #expect(page.elements.map(\.artists.count) == [1, 1, 1, 1, 1])
        #expect(said == ["1 artist-albums: items[].artists[].name: null"])
    }

    @Test("an album of a batch that can't be read is there: it is asked for singly")
    func brokenInBatch() async throws {
        let canned = CannedSpotify(.extended) { request, _ in
            guard request.url.contains("/albums?ids=") else { return nil }
            return .json(#"{"albums":[{"id":7},\#(CannedSpotify.fullAlbum(1)),null]}"#)
        }
        let ids = [0, 1, 2].map(CannedSpotify.albumID)
        let tracks = try await Connected(canned).spotify.tracks(ofAlbums: ids)
        #expect(try ids.map { try tracks[$0]?.get().count } == [2, 2, 0])
        #expect(canned.count("albums/\(ids[0])") == 1 && canned.count("albums/\(ids[2])") == 0)
    }

    @Test("an album without the list of its tracks is an error, not an album of none")
    func withoutTracks() async throws {
        let bare = Made.album(CannedSpotify.albumID(0), "Album 0")
        let canned = CannedSpotify(.extended) { request, _ in
            if request.url.contains("/albums?ids=") { return .json(#"{"albums":[\#(bare)]}"#) }
            return request.url.contains("/albums/alb") ? .json(bare) : nil
        }
        let tracks = try await Connected(canned).spotify.tracks(ofAlbums: [CannedSpotify.albumID(0)])
        #expect(throws: UpstreamError.self) { try tracks[CannedSpotify.albumID(0)]?.get() }
    }

    @Test("a track without a name is left out and said, its neighbours keep their places")
    func namelessTrack() throws {
        let tracks = [
            Made.track(Made.id("trk", 1)), #"{"id":"\#(Made.id("trk", 2))","name":null}"#,
            Made.track(Made.id("trk", 3), number: 3),
        ]
        let page: PageJSON<TrackJSON> = try Made.read(Made.page(tracks))
        let found = SpotifyAlbums.tracks(page.elements, codes: SpotifyCodes())
        #expect(found.map(\.position) == [1, 3] && page.placeCount == 3)
    }

    @Test("whatever becomes of one entry of a recorded list, the others come", .enabled(if: Fixtures.areExpected))
    func fuzz() throws {
        let albums = try ListDamage(Fixtures.bytes("spotify/albums-batch.json"), list: ["albums"])
        #expect(albums.faults(seeds: 0..<60) { try Made.read(BatchJSON<AlbumJSON>.self, from: $0).elements } == [])
        let page = try ListDamage(Fixtures.bytes("spotify/album-tracks-2024.json"), list: ["items"])
        #expect(page.faults(seeds: 0..<300) { try Made.read(PageJSON<TrackJSON>.self, from: $0).elements } == [])
        let found = try ListDamage(Fixtures.bytes("spotify/search-artist.json"), list: ["artists", "items"])
        #expect(
            found.faults(seeds: 0..<300) { try Made.read(SearchJSON<ArtistJSON>.self, from: $0).page.elements } == [])
    }
}

extension String {
    fileprivate func replacingOccurrence(of part: String, by other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
