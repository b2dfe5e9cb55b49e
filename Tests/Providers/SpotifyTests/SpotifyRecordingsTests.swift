import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Spotify

@Suite("Recordings by id and code at Spotify")
struct SpotifyRecordingsTests {
    private static func known(_ album: Int, _ track: Int) -> RecordingReference {
        RecordingReference(nativeIDs: [Spotify.source: CannedSpotify.trackID(album, track)])
    }

    private static func coded(_ code: String, title: String = "Song") -> RecordingReference {
        RecordingReference(title: title, artists: ["Ann"], isrcCodes: [code], lengthMilliseconds: 200_000)
    }

    private static func recordings(
        _ canned: CannedSpotify, _ asked: [RecordingReference]
    ) async throws -> [Result<FoundRecording?, any Error>] {
        let told = Locked<[Int]>([])
        let found = try await Connected(canned).spotify.recordings(asked) { place in
            told.withLock { $0.append(place) }
        }
        #expect(told.value.sorted() == Array(asked.indices))
        return found
    }

    @Test("sixty ids take two requests, each recording comes with its album and its code")
    func batches() async throws {
        let canned = CannedSpotify()
        let found = try await Self.recordings(canned, (0..<60).map { Self.known(2, $0) })
        #expect(canned.count("tracks?ids=") == 2 && canned.count("tracks/") == 0)
        let recording = try #require(try found[7].get())
        #expect(recording.album?.nativeID == CannedSpotify.albumID(2) && recording.album?.tracks == nil)
        let track = recording.track
        #expect(track.nativeID == CannedSpotify.trackID(2, 7) && track.isrcCodes == [CannedSpotify.isrc(2, 7)])
        #expect(track.artists.map(\.name) == ["Ann"] && track.position == 8 && recording.match == .id)
    }

    @Test("without batches each id is asked for by itself")
    func singles() async throws {
        let canned = CannedSpotify(.development)
        let found = try await Self.recordings(canned, (0..<3).map { Self.known(2, $0) })
        #expect(canned.count("tracks/") == 3)
        for result in found { #expect(try result.get() != nil) }
    }

    @Test("a code is searched for, and a hit counts only where it bears the code and has the title")
    func codes() async throws {
        let canned = CannedSpotify()
        let code = CannedSpotify.isrc(3, 1)
        let found = try await Self.recordings(canned, [Self.coded(code), Self.coded(code, title: "Song (Ben Remix)")])
        let first = try #require(try found[0].get())
        #expect(first.track.nativeID == CannedSpotify.trackID(3, 1) && first.match == TrackMatch(.isrc))
        let second = try found[1].get()
        #expect(second == nil && canned.count("search?q=isrc") == 1)
        let lying = CannedSpotify { request, _ in
            request.url.contains("search?q=isrc")
                ? .json(#"{"tracks":\#(Made.page([CannedSpotify.fullTrack(CannedSpotify.trackID(9, 0))]))}"#) : nil
        }
        let none = try await Self.recordings(lying, [Self.coded(code)])[0].get()
        #expect(none == nil)
    }

    @Test("what can be neither id nor code is not asked for")
    func nonsense() async throws {
        let canned = CannedSpotify()
        let odd = [RecordingReference(nativeIDs: [Spotify.source: "../me"]), Self.coded("x")]
        for result in try await Self.recordings(canned, odd) {
            let found = try result.get()
            #expect(found == nil)
        }
        #expect(canned.requests.isEmpty)
    }

    @Test("a failure is the result of those that it concerns alone")
    func failure() async throws {
        let canned = CannedSpotify { request, _ in
            request.url.contains("search?q=isrc") ? .error(400, "no") : nil
        }
        let found = try await Self.recordings(canned, [Self.known(2, 0), Self.coded(CannedSpotify.isrc(3, 1))])
        #expect(try found[0].get() != nil)
        #expect(throws: UpstreamError.self) { try found[1].get() }
    }
}
