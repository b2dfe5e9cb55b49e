import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Spotify

@Suite struct SpotifyPagesTests {
    private let artistID = CannedSpotify.artistID
    private let next = "https://elsewhere.test/v1/me?offset=0"

    private func page(_ body: String) throws -> PageJSON<AlbumJSON> { try Made.read(body) }

    private func albums(_ numbers: Range<Int>) -> [String] {
        numbers.map { Made.album(CannedSpotify.albumID($0), "Album \($0)") }
    }

    @Test("the next page starts after what came, nulls among it, and is never where the answer says")
    func nextPage() throws {
        let items = albums(0..<2) + ["null"] + albums(2..<3)
        let page = try page(Made.page(items, offset: 100, next: "https://api.test/v1/x?offset=7777&limit=1"))
        #expect(page.elements.count == 3)
        #expect(try page.nextOffset(after: 100, limit: 50, endpoint: .artistAlbums) == 104)
    }

    @Test("a list ends with a page that names no next one, and with an empty one, whatever the total says")
    func end() throws {
        let last = try page(Made.page(albums(0..<2), total: 900))
        #expect(try last.nextOffset(after: 0, limit: 50, endpoint: .artistAlbums) == nil)
        let empty = try page(Made.page([], offset: 3, total: 900, next: next))
        #expect(try empty.nextOffset(after: 3, limit: 50, endpoint: .artistAlbums) == nil)
        let more = try page(Made.page(albums(0..<3), total: 3, next: next))
        #expect(try more.nextOffset(after: 0, limit: 50, endpoint: .artistAlbums) == 3)
    }

    @Test("a page that starts before what was asked for is an error that comes back")
    func backwards() throws {
        let page = try page(Made.page(albums(0..<2), offset: 0, next: next))
        let error = #expect(throws: UpstreamError.self) {
            try page.nextOffset(after: 50, limit: 50, endpoint: .artistAlbums)
        }
        #expect(error?.disposition == .retryable(after: nil))
    }

    @Test("a list that never ends is left after 500 pages")
    func endless() throws {
        let page = try page(Made.page(albums(0..<10), offset: nil, next: next))
        #expect(try page.nextOffset(after: 4_980, limit: 10, endpoint: .artistAlbums) == 4_990)
        #expect(try page.nextOffset(after: 4_990, limit: 10, endpoint: .artistAlbums) == nil)
    }

    @Test("no host is asked because an answer names it")
    func hosts() async throws {
        let service = CannedSpotify(.development)
        let connected = try Connected(service)
        var offset: Int? = 0
        while let next = offset {
            offset = try await connected.spotify.albums(ofArtist: artistID, offset: next).nextOffset
        }
        #expect(
            service.requests.allSatisfy { $0.url.hasPrefix("https://api.test/v1/") || $0.url.hasSuffix("/api/token") })
        #expect(service.count("/albums?include_groups") == 12)
    }

    /// An album of as many tracks, fifty on each page.
    private func longAlbum(_ count: Int, loops: Bool = false) -> CannedSpotify {
        let id = CannedSpotify.albumID(0)
        @Sendable func page(_ offset: Int) -> String {
            let tracks = (offset..<min(offset + 50, count)).map {
                Made.track(Made.id("trk", $0), number: $0 % 30 + 1, disc: $0 / 30 + 1)
            }
            let next = offset + 50 < count || loops ? "https://api.test/v1/\(id)" : nil
            return Made.page(tracks, offset: loops ? nil : offset, total: count, next: next)
        }
        return CannedSpotify(.development) { request, _ in
            let question = CannedQuestion(request.url)
            if question.path == ["albums", id] {
                return .json(Made.album(id, "Long", tracks: count, more: #""tracks":\#(page(0))"#))
            }
            return question.path.last == "tracks" ? .json(page(loops ? 0 : question.number("offset"))) : nil
        }
    }

    @Test("an album's tracks beyond the first fifty are read page by page, and sorted by disc and place")
    func longAlbum() async throws {
        let service = longAlbum(120)
        let id = CannedSpotify.albumID(0)
        let tracks = try #require(try await Connected(service).spotify.tracks(ofAlbums: [id])[id]?.get())
        #expect(tracks.map(\.nativeID) == (0..<120).map { Made.id("trk", $0) })
        #expect(tracks.last?.discNumber == 4 && tracks.last?.position == 30)
        #expect(service.count("/tracks?limit=50") == 2)
    }

    @Test("pages of tracks that repeat themselves are left")
    func looping() async throws {
        let service = longAlbum(50, loops: true)
        let id = CannedSpotify.albumID(0)
        #expect(try await Connected(service).spotify.tracks(ofAlbums: [id])[id]?.get().count == 50)
        #expect(service.count("/tracks?limit=50") == 1)
    }

    @Test("a batch brings each id its own, null for what is not known, and must be complete")
    func batch() throws {
        let batch: BatchJSON<AlbumJSON> = try Made.read(#"{"albums":[\#(albums(0..<1)[0]),null]}"#)
        #expect(try batch.elements(for: ["a", "b"], endpoint: .albums).map { $0.element?.name } == ["Album 0", nil])
        #expect(throws: UpstreamError.self) { try batch.elements(for: ["a"], endpoint: .albums) }
    }
}
