import Catalogue
import FleetMessages
import Gateway
import HTTPTransport
import Messages
import TestSupport
import Testing

@testable import Genius

/// How many questions a batch costs.
@Suite(.timeLimit(.minutes(5))) struct BatchTests {
    private let ann = Made.artist(1, "Ann")

    @Test(
        "a hundred tracks of one artist are one search, three pages of the list, and the songs, however many at a time",
        arguments: [1, 7, 200])
    func manyOfOne(_ width: Int) async throws {
        let gateway = catalogue(songs: 150, pageSize: 50)
        // Every third song is missing from the batch, so that the tracks are spread over all pages.
        let tracks = (1...150).filter { $0 % 3 != 0 }.map { Made.track(Int64($0), Self.title($0)) }
        let way = SideBySideGateway(gateway, width: width, together: 1)
        let results = try await Made.genius(way).credits(of: tracks)
        #expect(gateway.count("search") == 1)
        #expect(gateway.count("artist-songs") == 3)
        #expect(gateway.count("song") == 100)
        #expect(results.count == 100)
        for track in tracks {
            let found = results[track.id]?.found
            #expect(found?.nativeID == String(track.id.rawValue))
            #expect(found?.match == TrackMatch(.name, score: 0.9))
            #expect(found?.claims.map(\.personName) == ["Producer \(track.id)"])
        }
    }

    @Test("where the artist's id is known nothing is searched for")
    func knownArtist() async throws {
        let gateway = catalogue(songs: 40, pageSize: 50)
        let tracks = (1...40).map { Made.track(Int64($0), Self.title($0), artistID: 1) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.values.allSatisfy { $0.found != nil })
        #expect(gateway.count("search") == 0 && gateway.count("artist-songs") == 1 && gateway.count("song") == 40)
    }

    @Test("what is not on the artist's whole list is not searched for, but with other artists it is")
    func absentFromList() async throws {
        let gateway = catalogue(songs: 4, pageSize: 50)
        var tracks = (1...4).map { Made.track(Int64($0), Self.title($0), artistID: 1) }
        tracks += (11...14).map { Made.track($0, "Unheard \(Self.title(Int($0)))", artistID: 1) }
        tracks.append(Made.track(20, "Duet", by: ["Ann", "Bob"], artistID: 1))
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.values.count { $0.found != nil } == 4)
        #expect(results.values.allSatisfy { $0.error == nil } && results.count == 9)
        #expect(gateway.urls.filter { $0.contains("/search?") }.allSatisfy { $0.contains("Duet") })
        #expect(gateway.count("search") > 0 && gateway.count("artist-songs") == 1)
    }

    @Test("songs are read side by side, beside the search for others")
    func sideBySide() async throws {
        let gateway = catalogue(songs: 9, pageSize: 50)
        let tracks =
            (1...3).map { Made.track(Int64($0), Self.title($0), songID: String($0)) } + [Made.track(9, Self.title(9))]
        let way = SideBySideGateway(gateway, width: 4, together: 4)
        let results = try await Made.genius(way).credits(of: tracks)
        #expect(results.values.allSatisfy { $0.found != nil })
        #expect(gateway.count("song") == 4 && gateway.count("search") == 1)
    }

    @Test("single tracks of several artists are a search and a song each")
    func singles() async throws {
        let gateway = CannedGateway { url in
            for number in 1...3 where url.contains("Artist\(number)%20") {
                return .json(Made.hits([Made.song(number, "Song", by: [Made.artist(number, "Artist\(number)")])]))
            }
            for number in 1...3 where url.contains("/songs/\(number)?") {
                let artist = Made.artist(number, "Artist\(number)")
                return .json(Made.answer(song: Made.song(number, "Song", by: [artist], more: Made.credits())))
            }
            return nil
        }
        let tracks = (1...3).map { Made.track($0, "Song", by: ["Artist\($0)"]) }
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(tracks.map { results[$0.id]?.found?.nativeID } == ["1", "2", "3"])
        #expect(gateway.endpoints == ["search", "song", "search", "song", "search", "song"])
    }

    @Test("tracks that share an ISRC are asked for once, and a Spotify id proves for each what it proves")
    func sharedISRC() async throws {
        let spotify = "4VrWlk8IQxevMvERoX08iC"
        let song = Made.song(5, "Song", more: Made.credits(producers: [ann], spotify: spotify))
        let gateway = CannedGateway { url in
            url.contains("/search") ? .json(Made.hits([Made.song(5, "Song")])) : .json(Made.answer(song: song))
        }
        let tracks = [
            Made.track(1, "Song", isrcs: ["QZ1"], spotify: [spotify]),
            Made.track(2, "Song - Remastered", isrcs: ["QZ1"]),
            Made.track(3, "Song", isrcs: ["qz1"], spotify: ["other"]),
        ]
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(gateway.endpoints == ["search", "song"])
        #expect(
            tracks.map { results[$0.id]?.found?.match } == [
                TrackMatch(.foreignID), TrackMatch(.isrc, score: 0.98), TrackMatch(.isrc, score: 0.98),
            ])
    }

    @Test("a song's id that we have is read without a search; two recordings of one song are read once")
    func knownSong() async throws {
        let gateway = catalogue(songs: 3, pageSize: 50)
        let tracks = [Made.track(1, "Other title", songID: "2"), Made.track(2, Self.title(2), songID: "2")]
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(gateway.endpoints == ["song"])
        #expect(results.values.allSatisfy { $0.found?.match == .id && $0.found?.nativeID == "2" })
    }

    @Test("a track without a title or an artist is not asked for")
    func nothingToSearchBy() async throws {
        let gateway = CannedGateway { _ in nil }
        let tracks = [Made.track(1, ""), Made.track(2, "Song", by: []), Made.track(3, "Song", by: [" "])]
        let results = try await Made.genius(gateway).credits(of: tracks)
        #expect(results.count == 3 && results.values.allSatisfy { $0.found == nil && $0.error == nil })
        #expect(gateway.calls.isEmpty)
        #expect(try await Made.genius(gateway).credits(of: []).isEmpty)
    }

    @Test("the token goes along in the header alone, to the one host")
    func token() async throws {
        // Addresses inside of answers are not followed.
        let elsewhere = #","url":"https://evil.test/1","api_path":"https://evil.test/songs/1""#
        let gateway = CannedGateway { url in
            url.contains("/search")
                ? .json(Made.hits([Made.song(1, "Song", more: elsewhere)]))
                : .json(Made.answer(song: Made.song(1, "Song", more: elsewhere)))
        }
        _ = try await Made.genius(gateway).credits(of: [Made.track(1, "Song")])
        #expect(gateway.calls.count == 2)
        for call in gateway.calls {
            #expect(call.request.url.hasPrefix("https://api.genius.test/"))
            #expect(!call.request.url.contains("s3cret"))
            #expect(call.request.headers["Authorization"] == "Bearer s3cret")
        }
    }

    /// Titles that are not alike.
    static func title(_ number: Int) -> String { "Song \(number)" }

    /// Ann's songs, numbered from 1, each with a producer of its own.
    private func catalogue(songs count: Int, pageSize: Int) -> CannedGateway {
        CannedGateway { url in
            if url.contains("/artists/1/songs?") {
                let page = (1...9).first { url.contains("&page=\($0)&") } ?? 1
                let numbers = Array((1...count).dropFirst((page - 1) * pageSize).prefix(pageSize))
                let songs = numbers.map { Made.song($0, Self.title($0)) }
                return .json(Made.page(songs, next: page * pageSize < count ? page + 1 : nil))
            }
            let number = (1...count).first { url.contains("/songs/\($0)?") || url.contains("Song%20\($0)&") }
            guard let number else { return .json(Made.hits([])) }
            if url.contains("/search") { return .json(Made.hits([Made.song(number, Self.title(number))])) }
            let credits = Made.credits(producers: [Made.artist(1000 + number, "Producer \(number)")])
            return .json(Made.answer(song: Made.song(number, Self.title(number), more: credits)))
        }
    }
}
