import Catalogue
import FleetMessages
import Gateway
import HTTPTransport
import Settings
import Testing
import Upstreams

@testable import Discogs

@Suite struct DiscogsTests {
    private static let producer = Made.credit(1, "Bob", "Producer")

    @Test("fifty tracks of one album are one request")
    func oneAlbum() async throws {
        let lines = (1...50).map { Made.line("\($0)", "Song \($0)", credits: [Self.producer]) }
        let gateway = CannedGateway { _ in .json(Made.album(5, lines: lines)) }
        let tracks = (1...50).map { Made.track($0, "Song \($0)", on: [["release/5"]]) }
        let found = try await Made.discogs(gateway).credits(of: tracks)
        #expect(gateway.paths == ["/releases/5"])
        #expect(found.count == 50)
        let seventh = try found[TrackID(rawValue: 7)]?.get()
        #expect(seventh?.nativeID == "release/5#7" && seventh?.match == TrackMatch(.place, score: 1))
        #expect(seventh?.claims.map(\.summary) == ["Bob producer recording"])
    }

    @Test("of a master its main release is read; the master where that is gone")
    func master() async throws {
        let gateway = CannedGateway { path in
            switch path {
            case "/masters/9": .json(Made.album(9, lines: [Made.line("1", "Song")], main: 5))
            case "/releases/5": .json(Made.album(5, lines: [Made.line("A1", "Song", credits: [Self.producer])]))
            case "/masters/8": .json(Made.album(8, lines: [Made.line("1", "Song")], main: 4))
            default: nil
            }
        }
        let discogs = Made.discogs(gateway)
        let found = try await discogs.credits(of: [
            Made.track(1, "Song", on: [["master/9"]]), Made.track(2, "Song", on: [["master/8"]]),
        ])
        #expect(try found[TrackID(rawValue: 1)]?.get()?.nativeID == "release/5#A1")
        #expect(try found[TrackID(rawValue: 1)]?.get()?.claims.map(\.statedOn) == ["release/5"])
        #expect(try found[TrackID(rawValue: 2)]?.get()?.nativeID == "master/8#1")
        #expect(gateway.paths == ["/masters/9", "/releases/5", "/masters/8", "/releases/4"])
    }

    @Test("a track that is not on the album, an album that is gone, and no album at all are no credits")
    func absent() async throws {
        let gateway = CannedGateway {
            $0 == "/releases/5" ? .json(Made.album(5, lines: [Made.line("", "Song")])) : nil
        }
        let tracks = [
            Made.track(1, "Other", on: [["release/5"]]), Made.track(2, "Song", on: [["release/6"]]),
            TrackReference(id: TrackID(rawValue: 3), title: "Song"), Made.track(4, "Song", on: [["release/5"]]),
        ]
        let found = try await Made.discogs(gateway).credits(of: tracks)
        #expect(
            try found.mapValues { try $0.get()?.nativeID }.compactMapValues(\.self) == [
                TrackID(rawValue: 4): "release/5#1"
            ])
        #expect(found.count == 4)
    }

    // MARK: Searches

    @Test("an album without an id is searched for by its barcode")
    func barcode() async throws {
        let gateway = Self.shop(hits: ["barcode=12345678": [Made.hit(5, "Ann - Album")]])
        let found = try await Made.discogs(gateway).credits(of: [
            Made.track(1, "Song", album: "Album", barcode: "12345678")
        ])
        let credits = try found[TrackID(rawValue: 1)]?.get()
        #expect(credits?.match == TrackMatch(.name, score: 0.9))
        #expect(credits?.claims.map(\.summary) == ["Bob producer recording"])
        #expect(gateway.paths == ["/database/search?type=release&barcode=12345678&per_page=50", "/releases/5"])
    }

    @Test("and by artist and title where the barcode is not known there")
    func name() async throws {
        let gateway = Self.shop(hits: ["release_title": [Made.hit(5, "Ann - Album", year: "1999")]])
        let track = Made.track(1, "Song", album: "Album", barcode: "12345678", date: "1999-01")
        let found = try await Made.discogs(gateway).credits(of: [track])
        #expect(try found[track.id]?.get()?.match == TrackMatch(.name, score: 0.9))
        #expect(gateway.paths.count == 3)
    }

    @Test("an album found by search is not ours when it is another artist's of that name")
    func namesake() async throws {
        for (ids, isFound) in [([], true), (["7"], true), (["8", "7"], true), (["8"], false)] {
            let gateway = Self.shop(hits: ["release_title": [Made.hit(5, "Ann - Album")]])
            let track = Made.track(1, "Song", album: "Album", artistIDs: ids)
            let found = try await Made.discogs(gateway).credits(of: [track])
            #expect((try found[track.id]?.get() != nil) == isFound)
        }
    }

    @Test("a search that takes too long is put more simply, twice at most")
    func simpler() async throws {
        let track = Made.track(1, "Song", album: "Album")
        let twice = CannedGateway { path in
            if path.hasPrefix("/releases") {
                return .json(Made.album(5, lines: [Made.line("1", "Song", credits: [Self.producer])]))
            }
            return path.contains("?q=") ? Made.hits([Made.hit(5, "Ann - Album")]) : .queryTimeout
        }
        #expect(try await Made.discogs(twice).credits(of: [track])[track.id]?.get() != nil)
        #expect(
            twice.paths.map { $0.split(separator: "&")[0] } == [
                "/database/search?type=release", "/database/search?artist=Ann", "/database/search?q=Ann%20Album",
                "/releases/5",
            ])

        for coded in [track, Made.track(1, "Song", album: "Album", barcode: "12345678")] {
            let never = CannedGateway { _ in .queryTimeout }
            let result = try #require(try await Made.discogs(never).credits(of: [coded])[track.id])
            let error = try #require(throws: UpstreamError.self) { try result.get() }
            #expect(error.disposition == .retryable(after: nil) && error.category == .upstream)
            #expect(never.paths.count == (coded.places[0].barcode == nil ? 3 : 4))
        }
    }

    // MARK: Errors

    @Test("what says wait ends the asking, and is the result of all that was not yet asked for")
    func deferral() async throws {
        let gateway = CannedGateway { path in
            path == "/releases/5" ? .json(Made.album(5, lines: [Made.line("1", "Song")])) : .json("{}", status: 429)
        }
        let tracks = (1...4).map { Made.track($0, "Song", on: [["release/\($0 + 4)"]]) }
        let found = try await Made.discogs(gateway).credits(of: tracks)
        #expect(gateway.paths == ["/releases/5", "/releases/6"])
        #expect(try found[TrackID(rawValue: 1)]?.get() != nil)
        for number in 2...4 {
            let result = try #require(found[TrackID(rawValue: Int64(number))])
            let error = try #require(throws: UpstreamError.self) { try result.get() }
            #expect(error.disposition == .deferral(for: .seconds(60)))
        }
    }

    @Test("a failure of one album is its tracks' alone")
    func failure() async throws {
        let gateway = CannedGateway { path in
            path == "/releases/5" ? .json("{}", status: 502) : .json(Made.album(6, lines: [Made.line("1", "Song")]))
        }
        let tracks = (1...3).map { Made.track($0, "Song", on: [["release/\($0 == 3 ? 6 : 5)"]]) }
        let found = try await Made.discogs(gateway).credits(of: tracks)
        #expect(found.filter { (try? $0.value.get()) == nil }.keys.map(\.rawValue).sorted() == [1, 2])
        #expect(gateway.paths == ["/releases/5", "/releases/6"])
    }

    @Test("a stop stops all")
    func cancelled() async throws {
        struct Cancelling: UpstreamFetching {
            func fetch(_ call: UpstreamCall) async throws -> HTTPResponse { throw CancellationError() }
        }
        let discogs = Discogs(gateway: Cancelling(), token: .init("t"), userAgent: "x")
        await #expect(throws: CancellationError.self) {
            try await discogs.credits(of: [Made.track(1, "Song", on: [["release/5"]])])
        }
    }

    @Test("a body that can't be read is an error that comes back, and says where it broke")
    func malformed() async throws {
        let gateway = CannedGateway { _ in .json(#"{"id":5,"tracklist":7}"#) }
        let found = try await Made.discogs(gateway).credits(of: [Made.track(1, "Song", on: [["release/5"]])])
        let result = try #require(found[TrackID(rawValue: 1)])
        let error = try #require(throws: UpstreamError.self) { try result.get() }
        #expect(error.category == .malformedResponse && error.detail.hasPrefix("tracklist: not"))
        #expect(gateway.forgotten == ["release"])
    }

    @Test("a text keeps no NUL")
    func nul() throws {
        let album: AlbumJSON = try Made.read(#"{"id":5,"artists":[{"id":1,"name":"\u0000Ann"}]}"#)
        #expect(album.artists.map(\.name) == ["Ann"])
    }

    /// Release 5 with one song of Ann's, and a search that knows these hits by a piece of its question.
    private static func shop(hits: [String: [String]]) -> CannedGateway {
        CannedGateway { path in
            if path == "/releases/5" {
                return .json(Made.album(5, lines: [Made.line("1", "Song", credits: [Self.producer])]))
            }
            return Made.hits(hits.first { path.contains($0.key) }?.value ?? [])
        }
    }
}
