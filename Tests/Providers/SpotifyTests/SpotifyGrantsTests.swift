import Catalogue
import Credentials
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Spotify

@Suite struct SpotifyGrantsTests {
    private let artistID = CannedSpotify.artistID

    // MARK: As values

    @Test("where nothing is known the largest is asked for; what is known, is believed within reason")
    func sizes() {
        #expect(SpotifyGrants().attempt(.search).limit == 50)
        #expect(SpotifyGrants().attempt(.search, unknown: 10).limit == 10)
        let rows = [(10, 10), (50, 50), (1, 1), (0, 1), (-3, 1), (1_000, 50)]
        for (stored, limit) in rows {
            #expect(SpotifyGrants(["search_max": stored]).attempt(.search, unknown: 10).limit == limit)
        }
    }

    @Test("a refused size is followed by that of the other mode, then by halves, then by nothing")
    func lowering() {
        var attempt = SpotifyGrants().attempt(.artistAlbums)
        var limits: [Int] = []
        while attempt.lower(isAboutSize: true) { limits.append(attempt.limit) }
        #expect(limits == [10, 5, 2, 1])
        #expect(attempt.lesson == Capability("artist_albums_max", 1, isRefusal: true))
    }

    @Test("a small size is not lowered for a refusal that is not about it")
    func notAboutSize() {
        var attempt = SpotifyGrants().attempt(.artistAlbums)
        #expect(attempt.lower(isAboutSize: false) && attempt.limit == 10)
        #expect(!attempt.lower(isAboutSize: false) && attempt.limit == 10)
    }

    @Test("what is known already teaches nothing new")
    func lessons() {
        #expect(SpotifyGrants().attempt(.search).lesson == Capability("search_max", 50, isRefusal: false))
        #expect(SpotifyGrants(["search_max": 50]).attempt(.search).lesson == nil)
        #expect(SpotifyGrants(["search_max": 10]).attempt(.search).lesson == nil)
        #expect(SpotifyGrants().attempt(.search, unknown: 10).lesson == nil)
        let unknown = SpotifyGrants()
        #expect(unknown.lesson(.albums, isGranted: true) == Capability("batch_albums", 1, isRefusal: false))
        #expect(unknown.lesson(.tracks, isGranted: false) == Capability("batch_tracks", 0, isRefusal: true))
        #expect(SpotifyGrants(["batch_albums": 1]).lesson(.albums, isGranted: true) == nil)
        #expect(SpotifyGrants(["batch_albums": 1]).lesson(.albums, isGranted: false)?.value == 0)
    }

    @Test("albums come with their tracks only where both kinds of batches are granted")
    func extended() {
        let rows: [([String: Int], Bool?)] = [
            ([:], nil), (["batch_albums": 1], nil), (["batch_albums": 1, "batch_tracks": 1], true),
            (["batch_albums": 0], false), (["batch_albums": 1, "batch_tracks": 0], false), (["batch_tracks": 0], false),
        ]
        for (values, isExtended) in rows { #expect(SpotifyGrants(values).isExtended == isExtended) }
    }

    // MARK: Against the service

    @Test("a page too large is asked for again at once in the other size", arguments: ["Invalid limit", ""])
    func fallsBack(complaint: String) async throws {
        var mode = CannedSpotify.Mode.development
        mode.sizeComplaint = complaint
        let service = CannedSpotify(mode)
        let connected = try Connected(service)
        let page = try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        #expect(page.elements.count == 10 && page.nextOffset == 10 && page.total == 109)
        #expect(service.count("limit=50") == 1 && service.count("limit=10") == 1)
        // The next page, and the next process, know.
        _ = try await connected.spotify.albums(ofArtist: artistID, offset: 10)
        _ = try await Connected(service, connected.capabilities).spotify.albums(ofArtist: artistID, offset: 20)
        #expect(service.count("limit=50") == 1 && service.count("ids=") == 1)
    }

    @Test("a page size granted at first and refused later goes on from the same place")
    func smallerLater() async throws {
        let service = CannedSpotify(.extended)
        let connected = try Connected(service)
        #expect(try await connected.spotify.albums(ofArtist: artistID, offset: 0).nextOffset == 50)
        service.mode.withLock { $0.pageMaximum = 10 }
        #expect(try await connected.spotify.albums(ofArtist: artistID, offset: 50).nextOffset == 60)
        #expect(connected.capabilities.values["artist_albums_max"] == 10)
    }

    @Test("a size that even development mode has not is found by halves")
    func halves() async throws {
        var mode = CannedSpotify.Mode.development
        mode.pageMaximum = 5
        let connected = try Connected(CannedSpotify(mode))
        #expect(try await connected.spotify.albums(ofArtist: artistID, offset: 0).elements.count == 5)
        #expect(connected.capabilities.values["artist_albums_max"] == 5)
    }

    @Test("a refusal that no size helps against teaches nothing")
    func otherRefusal() async throws {
        let service = CannedSpotify(.extended) { request, _ in
            request.url.contains("/albums?") ? .error(400, "Invalid artist id") : nil
        }
        let connected = try Connected(service)
        let error = try await #require(throws: UpstreamError.self) {
            try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        }
        #expect(error.disposition == .terminal)
        #expect(service.count("/albums?") == 2)
        #expect(connected.capabilities.values.isEmpty)
    }

    @Test("that an artist is unknown says nothing about page sizes")
    func unknownArtist() async throws {
        let connected = try Connected(CannedSpotify(.extended))
        _ = try await connected.spotify.albums(ofArtist: Made.id("zzz", 1), offset: 0)
        #expect(connected.capabilities.values.isEmpty)
    }

    @Test("batches refused in the middle of a page: what came keeps its tracks, the rest has to be asked for")
    func refusedMidway() async throws {
        let refusing = CannedSpotify(.extended) { [batches = Locked(0)] request, _ in
            guard request.url.contains("albums?ids=") else { return nil }
            let number = batches.withLock {
                $0 += 1
                return $0
            }
            return number > 1 ? .error(403, "Forbidden") : nil
        }
        let connected = try Connected(refusing)
        let page = try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        #expect(page.elements.count == 50)
        #expect(page.elements.prefix(20).allSatisfy { $0.tracks != nil && $0.barcode != nil })
        #expect(page.elements.dropFirst(20).allSatisfy { $0.tracks == nil })
        #expect(connected.capabilities.values["batch_albums"] == 0)
        #expect(connected.store.penalties.value.isEmpty && !connected.store.isOpen)
        // The next pages don't try.
        let next = try await connected.spotify.albums(ofArtist: artistID, offset: 50)
        #expect(next.elements.allSatisfy { $0.tracks == nil } && refusing.count("albums?ids=") == 2)
    }

    @Test("a batch that worked is refused later: the albums asked for are read one by one, none fails")
    func refusedLater() async throws {
        let service = CannedSpotify(.extended)
        let connected = try Connected(service)
        let ids = (0..<4).map(CannedSpotify.albumID)
        _ = try await connected.spotify.tracks(ofAlbums: Array(ids.prefix(2)))
        #expect(service.count("albums?ids=") == 1 && service.count("tracks?ids=") == 1)
        service.mode.withLock { $0.batches = false }
        let found = try await connected.spotify.tracks(ofAlbums: Array(ids.suffix(2)))
        #expect(try found.mapValues { try $0.get().count } == [ids[2]: 12, ids[3]: 2])
        #expect(service.count("albums?ids=") == 2 && service.count("albums/") == 2)
        #expect(connected.capabilities.refusals == ["batch_albums"])
    }

    @Test("where only ISRCs are refused by batches, albums keep what they have, and searches bring the rest")
    func onlyAlbums() async throws {
        var mode = CannedSpotify.Mode.extended
        mode.trackBatches = false
        let service = CannedSpotify(mode)
        let connected = try Connected(service)
        let page = try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        #expect(page.elements.allSatisfy { $0.tracks == nil && $0.barcode != nil })
        let id = CannedSpotify.albumID(2)
        let found = try await connected.spotify.tracks(ofAlbums: [id])
        #expect(try found[id]?.get().count { $0.isrcCodes.count == 1 } == 12)
        #expect(service.count("tracks?ids=") == 1 && service.count("search?") == 1)
        // Albums by batches would be of no use without their ISRCs.
        #expect(service.count("albums?ids=") == 3 && service.count("albums/") == 1)
    }

    @Test(
        "an endpoint that is gone is no absence of what was asked for: it is asked one by one", arguments: [404, 410])
    func gone(_ status: Int) async throws {
        let ids = (0..<3).map(CannedSpotify.albumID)
        for path in ["albums?ids=", "tracks?ids="] {
            let service = CannedSpotify(.extended) { request, _ in
                request.url.contains(path) ? .error(status, "gone") : nil
            }
            let connected = try Connected(service)
            let tracks = try await connected.spotify.tracks(ofAlbums: ids)
            #expect(try ids.map { try tracks[$0]?.get().count } == [2, 2, 12])
            #expect(try tracks.values.allSatisfy { try $0.get().allSatisfy { !$0.isrcCodes.isEmpty } })
            #expect(connected.capabilities.refusals == [path == "albums?ids=" ? "batch_albums" : "batch_tracks"])
        }
    }

    @Test("an album whose further tracks are not there is an error, not a short album")
    func shortAlbum() async throws {
        let tracks = Made.page([Made.track(CannedSpotify.trackID(0, 0))], next: "https://elsewhere.test/")
        let service = CannedSpotify(.development) { request, _ in
            guard request.url.contains("/albums/") else { return nil }
            if request.url.contains("/tracks") { return .error(404, "Resource not found") }
            return .json(Made.album(CannedSpotify.albumID(0), "Album 0", more: #""tracks":\#(tracks)"#))
        }
        let found = try await Connected(service).spotify.tracks(ofAlbums: [CannedSpotify.albumID(0)])
        #expect(throws: UpstreamError.self) { try found[CannedSpotify.albumID(0)]?.get() }
    }

    @Test("the owner's lapsed Premium is no refusal of batches: it parks the provider")
    func premium() async throws {
        let text = "Active premium subscription required for the owner of the app."
        let service = CannedSpotify(.extended) { request, _ in
            request.url.contains("ids=") ? HTTPResponse(status: 403, body: Array(text.utf8)) : nil
        }
        let connected = try Connected(service)
        await #expect(throws: UpstreamError.self) {
            try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        }
        #expect(connected.capabilities.values["batch_albums"] == nil)
        #expect(Set(connected.store.penalties.value) == [.seconds(6 * 3_600)])
    }
}
