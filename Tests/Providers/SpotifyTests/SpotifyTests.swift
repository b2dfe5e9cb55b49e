import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Spotify

@Suite struct SpotifyTests {
    private let artistID = CannedSpotify.artistID

    // MARK: Artists

    private func search(_ artists: [(String, String)]) -> CannedSpotify {
        let page = Made.page(artists.map { Made.artist($0.0, $0.1) } + ["null"])
        return CannedSpotify { request, _ in
            request.url.contains("/search?") ? .json(#"{"artists":\#(page)}"#) : nil
        }
    }

    @Test("a name finds the one artist who bears it, as names compare")
    func name() async throws {
        let service = search([(Made.id("art", 1), "Beyonce Knowles"), (Made.id("art", 2), "BEYONCÉ")])
        let connected = try Connected(service)
        #expect(
            try await connected.spotify.artist(.name("Beyoncé"))
                == FoundArtist(nativeID: Made.id("art", 2), name: "BEYONCÉ"))
        #expect(try await connected.spotify.artist(.name("Bey")) == nil)
        #expect(service.count("limit=10") == 2 && connected.capabilities.records.value == 0)
    }

    @Test("a name that several bear is an error that lists them; one that came twice is one")
    func namesakes() async throws {
        let two = search([(Made.id("art", 1), "Ann"), (Made.id("art", 2), "ann")])
        let error = await #expect(throws: AmbiguousArtist.self) {
            try await Connected(two).spotify.artist(.name("Ann"))
        }
        let ids = "\(Made.id("art", 1)), \(Made.id("art", 2))"
        #expect(error?.code == "artist_ambiguous" && error?.disposition == .terminal)
        #expect(error?.explanation == "spotify has several artists named “Ann”: \(ids)")
        let same = search([(Made.id("art", 1), "Ann"), (Made.id("art", 1), "Ann")])
        #expect(try await Connected(same).spotify.artist(.name("Ann")) != nil)
    }

    @Test("of namesakes the one far above the others is meant, which is said; a name but for the article comes last")
    func farAbove() throws {
        func hit(_ number: Int, _ name: String, _ followers: Int?, _ popularity: Int = 0) throws -> ArtistJSON {
            let more = followers.map { #","popularity":\#(popularity),"followers":{"href":null,"total":\#($0)}"# } ?? ""
            return try Made.read(#"{"id":"\#(Made.id("art", number))","name":"\#(name)"\#(more)}"#)
        }
        let known = try hit(1, "Mira Vale", 262_000, 64)
        let found = try #require(FoundArtist(known))
        let small = try hit(2, "mira vale", 5)
        var among = found
        among.namesakes = [FoundNamesake(nativeID: Made.id("art", 2), name: "mira vale", note: "5 followers")]
        #expect(SpotifyArtistMatch(of: [small, known], named: "Mira Vale") == .one(among))
        let near = try hit(3, "Mira Vale", 100_000, 60)
        #expect(SpotifyArtistMatch(of: [near, small, known], named: "Mira Vale") == .several([known, near, small]))
        let untold = try hit(4, "Mira Vale", nil)
        #expect(SpotifyArtistMatch(of: [untold, known], named: "Mira Vale") == .several([known, untold]))
        #expect(SpotifyArtistMatch(of: [known], named: "The Mira Vale") == .one(found))
        #expect(SpotifyArtistMatch(of: [known], named: "Mira") == SpotifyArtistMatch.none)
    }

    @Test("more hits are asked for where that is known to be granted")
    func granted() async throws {
        let service = search([(Made.id("art", 1), "Ann")])
        let connected = try Connected(service, MemoryCapabilityStore(["search_max": 50]))
        _ = try await connected.spotify.artist(.name("Ann"))
        #expect(service.count("limit=50") == 1)
    }

    @Test("Various Artists is nobody")
    func variousArtists() async throws {
        let id = SpotifyID.variousArtists
        let service = search([(id, "Various Artists")])
        let spotify = try Connected(service).spotify
        #expect(try await spotify.artist(.name("Various Artists")) == nil)
        #expect(try await spotify.artist(.id(id)) == nil)
        #expect(try await spotify.albums(ofArtist: id, offset: 0).elements.isEmpty)
        #expect(try await spotify.plan(.id(id)) == nil)
        #expect(service.count("artists/") == 0)
    }

    @Test("what can't exist is not asked for")
    func impossible() async throws {
        let service = CannedSpotify()
        let spotify = try Connected(service).spotify
        #expect(try await spotify.artist(.id("5b11f4ce-a62d-471e-81fc-a69a8278c7da")) == nil)
        #expect(try await spotify.artist(.name("  ")) == nil)
        #expect(try await spotify.albums(ofArtist: "x", offset: 0) == Page(elements: [], nextOffset: nil))
        #expect(try await spotify.tracks(ofAlbums: ["x"])["x"]?.get() == [])
        #expect(service.requests.isEmpty)
    }

    @Test("what Spotify does not know is no error", arguments: [CannedSpotify.Mode.extended, .development])
    func absent(mode: CannedSpotify.Mode) async throws {
        let spotify = try Connected(CannedSpotify(mode)).spotify
        let unknown = Made.id("zzz", 1)
        #expect(try await spotify.artist(.id(unknown)) == nil)
        #expect(try await spotify.albums(ofArtist: unknown, offset: 0) == Page(elements: [], nextOffset: nil))
        #expect(try await spotify.tracks(ofAlbums: [unknown])[unknown]?.get() == [])
    }

    // MARK: Tracks

    @Test("an album that fails fails alone", arguments: [CannedSpotify.Mode.development])
    func alone(mode: CannedSpotify.Mode) async throws {
        let broken = CannedSpotify.albumID(1)
        let service = CannedSpotify(mode) { request, _ in
            request.url.hasSuffix(broken) ? HTTPResponse(status: 500) : nil
        }
        let ids = [CannedSpotify.albumID(0), broken, CannedSpotify.albumID(2)]
        let found = try await Connected(service).spotify.tracks(ofAlbums: ids + ids)
        #expect(Set(found.keys) == Set(ids))
        #expect(try found[ids[0]]?.get().count == 2 && found[ids[2]]?.get().count == 12)
        #expect(throws: UpstreamError.self) { try found[broken]?.get() }
        #expect(service.count("albums/") == 3)
    }

    @Test("a failing batch of tracks fails the albums that are in it, and no other")
    func failingTracks() async throws {
        let service = CannedSpotify { request, _ in
            request.url.contains("tracks?ids=") && request.url.contains(CannedSpotify.trackID(97, 5))
                ? HTTPResponse(status: 500) : nil
        }
        let ids = [2, 7, 12, 17, 97].map(CannedSpotify.albumID)
        let found = try await Connected(service).spotify.tracks(ofAlbums: ids)
        #expect(try ids.prefix(4).allSatisfy { try found[$0]?.get().count == 12 })
        #expect(throws: UpstreamError.self) { try found[ids[4]]?.get() }
    }

    @Test("an album stays what it was asked as, should Spotify answer with its twin")
    func twin() async throws {
        let id = CannedSpotify.albumID(0)
        let service = CannedSpotify { request, _ in
            switch CannedQuestion(request.url).path.first {
            case "artists": .json(Made.page([Made.album(id, "Album")]))
            case "albums": .json(#"{"albums":[\#(CannedSpotify.fullAlbum(60))]}"#)
            default: nil
            }
        }
        let spotify = try Connected(service).spotify
        let albums = try await spotify.albums(ofArtist: artistID, offset: 0).elements
        #expect(albums.map(\.nativeID) == [id] && albums.map(\.title) == ["Album 60"])
        #expect(try await spotify.tracks(ofAlbums: [id])[id]?.get().count == 2)
    }

    @Test("a search that Spotify does not take costs the ISRCs, not the tracks")
    func searchRefused() async throws {
        let service = CannedSpotify(.development) { request, _ in
            request.url.contains("/search?") ? .error(400, "Query exceeds maximum length") : nil
        }
        let id = CannedSpotify.albumID(0)
        let tracks = try #require(try await Connected(service).spotify.tracks(ofAlbums: [id])[id]?.get())
        #expect(tracks.count == 2 && tracks.allSatisfy { $0.isrcCodes.isEmpty })
    }

    @Test("ISRCs that a neighbour's search brought are not searched for again")
    func neighbours() async throws {
        let tracks = [0, 1].flatMap { album in
            (0..<2).map { CannedSpotify.fullTrack(CannedSpotify.trackID(album, $0)) }
        }
        let service = CannedSpotify(.development) { request, _ in
            request.url.contains("limit=10") && request.url.contains("/search?")
                ? .json(#"{"tracks":\#(Made.page(tracks))}"#) : nil
        }
        let found = try await Connected(service).spotify.tracks(ofAlbums: [0, 1].map(CannedSpotify.albumID))
        #expect(try found.values.allSatisfy { try $0.get().allSatisfy { $0.isrcCodes.count == 1 } })
        #expect(service.count("search?") == 2)  // the first in the larger size
    }

    @Test("a hit that bears the name but is another track gives no ISRC")
    func foreignHits() async throws {
        let foreign = CannedSpotify.fullTrack(CannedSpotify.trackID(50, 0))
        let service = CannedSpotify(.development) { request, _ in
            request.url.contains("/search?") ? .json(#"{"tracks":\#(Made.page([foreign]))}"#) : nil
        }
        let id = CannedSpotify.albumID(0)
        #expect(
            try await Connected(service).spotify.tracks(ofAlbums: [id])[id]?.get().allSatisfy { $0.isrcCodes.isEmpty }
                == true)
    }

    // MARK: Answers

    @Test("a body that can't be read is an error that comes back, says where it broke, and is not kept")
    func malformed() async throws {
        let service = CannedSpotify { request, number in
            number == 2 ? .json(#"{"id":"\#(CannedSpotify.artistID)"}"#) : nil
        }
        let connected = try Connected(service)
        let error = try await #require(throws: UpstreamError.self) {
            try await connected.spotify.artist(.id(artistID))
        }
        #expect(error.category == .malformedResponse && error.disposition == .retryable(after: nil))
        #expect(error.endpoint == "artist" && error.detail == "name: missing")
        #expect(try await connected.spotify.artist(.id(artistID)) != nil)
    }

    @Test("a quota that is used up parks the provider for as long as it says")
    func quota() async throws {
        let body = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#
        let service = CannedSpotify { request, _ in
            request.url.contains("/v1/")
                ? HTTPResponse(status: 429, headers: ["Retry-After": "52531"], body: Array(body.utf8)) : nil
        }
        let connected = try Connected(service)
        let error = try await #require(throws: UpstreamError.self) {
            try await connected.spotify.artist(.id(artistID))
        }
        #expect(error.disposition == .deferral(for: .seconds(3_600)))
        #expect(connected.store.penalties.value == [.seconds(52_531)])
    }
}
