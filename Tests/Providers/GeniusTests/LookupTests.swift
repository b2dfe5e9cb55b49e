import Catalogue
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Genius

/// What becomes of tracks when answers fail, mislead or lack.
@Suite struct LookupTests {
    @Test("a provider that wants to be left alone is not asked again, and the rest of the batch says so")
    func parked() async throws {
        let gateway = CannedGateway { url in
            if url.contains("/songs/3?") { throw Made.deferral() }
            return Self.answer(to: url)
        }
        let tracks = (1...6).map { Made.track($0, "Song", by: ["Artist\($0)"]) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(tracks.map { results[$0.id]?.found?.nativeID } == ["1", "2", nil, nil, nil, nil])
        #expect(tracks.dropFirst(2).allSatisfy { results[$0.id]?.error == Made.deferral() })
        #expect(gateway.calls.count == 6)
    }

    @Test("that holds for searches and lists, too", arguments: ["/search", "/artists/1/songs"])
    func parkedEarlier(_ path: String) async throws {
        let gateway = CannedGateway { url in
            if url.contains(path) { throw Made.deferral() }
            return Self.answer(to: url)
        }
        let artistID = path == "/search" ? nil : 1
        let tracks = (1...4).map { Made.track($0, "Song \($0)", by: ["Artist1"], artistID: artistID) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.count == 4 && results.values.allSatisfy { $0.error == Made.deferral() })
        #expect(gateway.calls.count == 1)
    }

    @Test(
        "any other error is one track's alone",
        arguments: [Made.failure(.retryable(after: nil), status: 500), Made.failure(.terminal, status: 403)])
    func failing(_ error: UpstreamError) async throws {
        let gateway = CannedGateway { url in
            if url.contains("/songs/1?") || url.contains("Artist2%20") { throw error }
            return Self.answer(to: url)
        }
        let tracks = (1...3).map { Made.track($0, "Song", by: ["Artist\($0)"]) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(tracks.map { results[$0.id]?.error } == [error, error, nil])
        #expect(results[tracks[2].id]?.found?.nativeID == "3")
    }

    @Test("a page that fails for now is waited for; one that will never come is replaced by searches")
    func failingList() async throws {
        let tracks = (1...4).map { Made.track($0, "Song \($0)", by: ["Artist1"], artistID: 1) }
        let passing = Made.failure(.retryable(after: nil), status: 500)
        let first = CannedGateway { _ in throw passing }
        let deferred = try await Made.genius(first).credits(of: tracks)
        #expect(deferred.values.allSatisfy { $0.error == passing } && first.endpoints == ["artist-songs"])

        let second = CannedGateway { url in
            if url.contains("/artists/") { throw Made.failure(.terminal, status: 403) }
            return .json(Made.hits([]))
        }
        let searched = try await Made.genius(second).credits(of: tracks)
        #expect(searched.values.allSatisfy { $0.error == nil && $0.found == nil })
        #expect(second.count("search") >= 4)
    }

    @Test("a list whose next page is the same again is left, and the rest is searched for")
    func loop() async throws {
        let gateway = CannedGateway { url in
            url.contains("/artists/1/songs")
                ? .json(Made.page([Made.song(9, "Nothing", by: [Made.artist(1, "Artist1")])], next: 1))
                : .json(Made.hits([]))
        }
        let tracks = (1...10).map { Made.track($0, "Song \($0)", by: ["Artist1"], artistID: 1) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.count == 10 && results.values.allSatisfy { $0.found == nil && $0.error == nil })
        #expect(gateway.count("artist-songs") == 1)
        #expect(gateway.count("search") == 20)
    }

    @Test("a list without end is read for half the tracks, then searches take over")
    func endless() async throws {
        let gateway = CannedGateway { url in
            guard url.contains("/artists/1/songs") else { return .json(Made.hits([])) }
            let page = (1...20).first { url.contains("&page=\($0)&") } ?? 0
            return .json(Made.page([Made.song(9, "Nothing", by: [Made.artist(1, "Artist1")])], next: page + 1))
        }
        let tracks = (1...10).map { Made.track($0, "Song \($0)", by: ["Artist1"], artistID: 1) }
        _ = try await Made.genius(gateway).credits(of: tracks)
        #expect(gateway.count("artist-songs") == 5)
    }

    @Test("an artist whose list is gone is searched for")
    func goneList() async throws {
        let gateway = CannedGateway { $0.contains("/artists/") ? nil : Self.answer(to: $0) }
        let tracks = (1...2).map { Made.track($0, "Song", by: ["Artist1"], artistID: 77) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.values.allSatisfy { $0.found?.nativeID == "1" })
    }

    @Test("no hits, hits that are none, and a song that is gone are no song, and no error")
    func nothing() async throws {
        let track = Made.track(1, "Song", by: ["Artist1"])
        let bodies = [
            Made.hits([]),
            Made.hits([Made.song(4, "Song", by: [Made.artist(2, "Another")])]),
            Made.hits([Made.song(1, "Song", by: [Made.artist(1, "Artist1")])]),
        ]
        for body in bodies {
            let gateway = CannedGateway { $0.contains("/search") ? .json(body) : nil }
            let result = try await Made.genius(gateway).credits(of: [track])[track.id]
            #expect(result != nil && result?.found == nil && result?.error == nil)
            #expect(gateway.calls.count <= 3)
        }
    }

    @Test("hits with other songs of the artist end the search, hits of others don't", arguments: [(1, 1), (2, 2)])
    func sawArtist(_ artist: Int, _ searches: Int) async throws {
        let gateway = CannedGateway(
            always: Made.hits([Made.song(4, "Another", by: [Made.artist(artist, "Artist\(artist)")])]))
        _ = try await Made.genius(gateway).credits(of: [Made.track(1, "Song", by: ["Artist1"])])
        #expect(gateway.count("search") == searches)
    }

    @Test("an answer of nothing comes back as an error, and is not kept")
    func nullResponse() async throws {
        let track = Made.track(1, "Song", by: ["Artist1"])
        let gateway = CannedGateway(always: #"{"meta":{"status":200},"response":null}"#)
        let result = try await Made.genius(gateway).credits(of: [track])[track.id]
        #expect(result?.error?.category == .malformedResponse)
        #expect(result?.error?.disposition == .retryable(after: nil))
        #expect(gateway.forgotten == ["search"])
    }

    @Test("a translation that is known only by its relations is no match")
    func translation() async throws {
        let more = #","song_relationships":[{"relationship_type":"translation_of","songs":[{"id":2}]}]"#
        let song = Made.song(1, "Song", more: more)
        let gateway = CannedGateway {
            $0.contains("/search") ? .json(Made.hits([Made.song(1, "Song")])) : .json(Made.answer(song: song))
        }
        let result = try await Made.genius(gateway).credits(of: [Made.track(1, "Song")]).values.first
        #expect(result?.found == nil && result?.error == nil)
    }

    @Test("a doubtful match comes with its claims and a score below the accepted")
    func doubtful() async throws {
        let song = { @Sendable (more: String) in Made.song(1, "Song", featuring: [Made.artist(2, "Drake")], more: more)
        }
        let gateway = CannedGateway {
            $0.contains("/search")
                ? .json(Made.hits([song("")]))
                : .json(Made.answer(song: song(Made.credits(producers: [Made.artist(3, "Zay")]))))
        }
        let found = try await Made.genius(gateway).credits(of: [Made.track(1, "Song")]).values.first?.found
        #expect(found?.match.isAccepted == false)
        #expect(found?.claims.map(\.personName) == ["Zay"])
    }

    @Test("the song's own date counts, which its hit may lack")
    func date() async throws {
        let gateway = CannedGateway {
            $0.contains("/search")
                ? .json(Made.hits([Made.song(1, "Song")])) : .json(Made.answer(song: Made.song(1, "Song", year: 2014)))
        }
        let track = Made.track(1, "Song", date: "2014-03-17")
        #expect(try await Made.genius(gateway).credits(of: [track])[track.id]?.found?.match.score == 1)
    }

    @Test("cancellation is nobody's failure: it ends the batch")
    func cancelled() async throws {
        let gateway = CannedGateway { _ in throw CancellationError() }
        await #expect(throws: CancellationError.self) {
            try await Made.genius(gateway).credits(of: [Made.track(1, "Song")])
        }
    }

    /// `Song` by the artist that the question names, its id being the artist's number.
    private static func answer(to url: String) -> HTTPResponse {
        let number = (1...9).first { url.contains("Artist\($0)%20") || url.contains("/songs/\($0)?") } ?? 9
        let song = Made.song(number, "Song", by: [Made.artist(number, "Artist\(number)")], more: Made.credits())
        return .json(url.contains("/search") ? Made.hits([song]) : Made.answer(song: song))
    }
}
