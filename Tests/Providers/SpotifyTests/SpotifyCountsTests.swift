import Catalogue
import HTTPTransport
import TestSupport
import Testing

@testable import Spotify

/// What an artist of 109 albums and 413 tracks costs.
@Suite struct SpotifyCountsTests {
    /// Discovers the whole catalogue as the workers do: artist, pages of albums, tracks where they are missing.
    private func discover(_ connected: Connected) async throws -> [String: [FoundTrack]] {
        let spotify = connected.spotify
        let artist = try #require(try await spotify.artist(.id(CannedSpotify.artistID)))
        var albums: [FoundAlbum] = []
        var offset: Int? = 0
        while let next = offset {
            let page = try await spotify.albums(ofArtist: artist.nativeID, offset: next)
            albums += page.elements
            offset = page.nextOffset
        }
        #expect(albums.count == CannedSpotify.albumCount)
        var tracks = albums.reduce(into: [:]) { $0[$1.nativeID] = $1.tracks }
        for (id, found) in try await spotify.tracks(ofAlbums: albums.filter { $0.tracks == nil }.map(\.nativeID)) {
            tracks[id] = try found.get()
        }
        return tracks
    }

    private func codes(_ tracks: [String: [FoundTrack]]) -> Int {
        tracks.values.flatMap { $0 }.count { $0.isrcCodes.count == 1 }
    }

    @Test(
        "with batches it takes 22 requests at most, ISRCs and all, one by one or side by side",
        arguments: [false, true])
    func extended(isWide: Bool) async throws {
        let service = CannedSpotify(.extended)
        let connected = try Connected(service, isWide: isWide)
        let tracks = try await discover(connected)
        #expect(tracks.values.reduce(0) { $0 + $1.count } == CannedSpotify.trackCount)
        #expect(codes(tracks) == CannedSpotify.trackCount)
        #expect(service.requests.count <= 22)
        #expect(service.count("albums?include_groups") == 3)
        #expect(service.count("albums?ids=") == 7)
        #expect(service.count("tracks?ids=") <= 10)
        #expect(
            connected.capabilities.values == ["artist_albums_max": 50, "batch_albums": 1, "batch_tracks": 1])
        #expect(connected.capabilities.refusals.isEmpty)
    }

    @Test(
        "in development mode it takes 260 requests at most, and not one for a single track", arguments: [false, true])
    func development(isWide: Bool) async throws {
        let service = CannedSpotify(.development)
        let connected = try Connected(service, isWide: isWide)
        let tracks = try await discover(connected)
        #expect(tracks.values.reduce(0) { $0 + $1.count } == CannedSpotify.trackCount)
        // Ten of each long album's twelve.
        #expect(codes(tracks) == CannedSpotify.trackCount - 20 * 2)
        #expect(service.requests.count <= 260)
        #expect(service.count("tracks/") == 0)
        #expect(connected.capabilities.values == ["artist_albums_max": 10, "batch_albums": 0, "search_max": 10])
        #expect(connected.capabilities.refusals == ["artist_albums_max", "batch_albums", "search_max"])
    }

    @Test("the plan is within a tenth of it, in both modes", arguments: [true, false])
    func plan(isExtended: Bool) async throws {
        let service = CannedSpotify(isExtended ? .extended : .development)
        let connected = try Connected(service)
        let unsure = try #require(try await connected.spotify.plan(.id(CannedSpotify.artistID)))
        #expect(service.requests.count == (isExtended ? 3 : 4))
        #expect(unsure.steps.contains { $0.what.contains("assuming") })

        let real = CannedSpotify(isExtended ? .extended : .development)
        let discovered = try Connected(real, connected.capabilities)
        _ = try await discover(discovered)
        let informed = try #require(
            try await Connected(service, connected.capabilities).spotify.plan(.id(CannedSpotify.artistID)))
        #expect(!informed.steps.contains { $0.what.contains("assuming") })
        for plan in [unsure, informed] {
            #expect(plan.albums == CannedSpotify.albumCount && plan.artist.name == "Ann")
            #expect(plan.spacing == .seconds(2))
            let difference = abs(plan.requests - real.requests.count)
            #expect(difference * 10 <= real.requests.count)
        }
        #expect(
            informed.steps.map(\.what) == ["token", "artist", "pages of albums", "albums with their tracks", "ISRCs"])
    }

    @Test("an artist without albums costs what it takes to find that out")
    func nothing() {
        let forecast = SpotifyForecast(albums: 0, sample: [], limit: 50, isExtended: true)
        #expect(forecast.steps.map(\.requests) == [1, 1, 1, 0, 0] && forecast.tracks == 0)
    }

    @Test("albums of more than fifty tracks cost their further pages")
    func longAlbums() {
        let forecast = SpotifyForecast(albums: 20, sample: [50, 51, 100, 101], limit: 10, isExtended: false)
        #expect(forecast.tracks == 1_510)
        #expect(forecast.steps.map(\.requests) == [1, 1, 2, 20 + 20, 20])
    }
}
