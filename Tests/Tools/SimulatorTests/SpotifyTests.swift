import Testing

@testable import Simulator

@Suite("The simulated Spotify")
struct SpotifyTests {
    private let spotify = SpotifyCaller()
    private let unknown = "0simAAAAAAAAAAAAAAAAAA"

    private func development() -> SpotifyCaller {
        SpotifyCaller(service: Spotify(catalogue: .simulated, mode: .development))
    }

    @Test("an artist's albums come in pages, linked by URLs of the host asked")
    func albums() throws {
        let artist = try spotify.artistID("Synthetic Artist One")
        var path = "artists/\(artist)/albums?include_groups=album&limit=50"
        var ids: [String] = []
        var sizes: [Int] = []
        let root = "http://localhost:8484/spotify/v1/"
        while true {
            let page = try spotify.json(path)
            #expect(page["total"]?.integer == 109)
            #expect(page["offset"]?.integer == ids.count)
            ids += page.ids
            sizes.append(page.ids.count)
            guard let next = page.next else { break }
            try #require(next.hasPrefix(root))
            path = String(next.dropFirst(root.count))
        }
        #expect(sizes == [50, 50, 9])
        #expect(Set(ids).count == 109)
    }

    @Test("an album brings its first 50 tracks, the rest is listed")
    func tracks() throws {
        let artist = try spotify.artistID("Synthetic Artist Two")
        let album = try #require(try spotify.json("artists/\(artist)/albums").ids.first)
        let whole = try spotify.json("albums/\(album)")
        let first = try #require(whole["tracks"])
        #expect(whole["total_tracks"]?.integer == 120)
        #expect(first.ids.count == 50)
        #expect(first.next == "http://localhost:8484/spotify/v1/albums/\(album)/tracks?offset=50&limit=50")
        let rest = try spotify.json("albums/\(album)/tracks?offset=50&limit=50").ids
        let last = try spotify.json("albums/\(album)/tracks?offset=100&limit=50")
        #expect(last.next == nil)
        #expect(last["previous"]?.string?.hasSuffix("?offset=50&limit=50") == true)
        #expect(Set(first.ids + rest + last.ids).count == 120)
        #expect(try spotify.json("albums/\(album)/tracks").ids.count == 20)
    }

    @Test("several by their ids come in order, null for those unknown")
    func batches() throws {
        let artist = try spotify.artistID("Synthetic Artist One")
        let albums = Array(try spotify.json("artists/\(artist)/albums").ids.prefix(2))
        let tracks = try spotify.json("albums/\(albums[0])/tracks").ids
        func asked(_ kind: String, _ ids: [String]) throws -> [String?] {
            let body = try spotify.json("\(kind)?ids=\(ids.joined(separator: ","))")
            return try #require(body[kind]?.array).map { $0["id"]?.string }
        }
        #expect(try asked("albums", [albums[1], unknown, albums[0]]) == [albums[1], nil, albums[0]])
        #expect(try asked("tracks", [unknown, tracks[2], tracks[0]]) == [nil, tracks[2], tracks[0]])
        #expect(try asked("artists", [artist, unknown]) == [artist, nil])
    }

    @Test(
        "what makes no sense is refused",
        arguments: [
            ("search?q=x&type=artist&limit=51", 400, "Invalid limit"),
            ("search?q=x&type=artist&limit=0", 400, "Invalid limit"),
            ("search?q=x&type=artist&offset=990&limit=11", 400, "Invalid offset"),
            ("search?type=artist", 400, "No search query"), ("search?q=x", 400, "Missing parameter type"),
            ("search?q=x&type=song", 400, "Bad search type field song"), ("artists/123", 400, "invalid id"),
            ("artists/0simAAAAAAAAAAAAAAAAAA", 404, "Resource not found"),
            ("artists/0simAAAAAAAAAAAAAAAAAA/albums", 404, "Resource not found"),
            ("tracks?ids=0simAAAAAAAAAAAAAAAAAA,1", 400, "invalid id"), ("tracks?ids=", 400, "invalid id"),
            ("albums/0simAAAAAAAAAAAAAAAAAA/cover", 404, "Service not found"), ("me", 404, "Service not found"),
        ])
    func refusals(path: String, status: Int, message: String) {
        let answer = spotify.answer(path)
        #expect(answer.status == status)
        #expect(answer.body["error", "status"]?.integer == status)
        #expect(answer.body.message == message)
    }

    @Test("so many ids and no more", arguments: [("albums", 20), ("tracks", 50), ("artists", 50)])
    func batchMaximum(kind: String, maximum: Int) {
        func answer(_ count: Int) -> Answer {
            spotify.answer("\(kind)?ids=" + Array(repeating: unknown, count: count).joined(separator: ","))
        }
        #expect(answer(maximum).status == 200)
        #expect(answer(maximum + 1).body.message == "Too many ids requested")
    }

    @Test("in development mode batches are forbidden, long pages refused and fields dropped")
    func developmentMode() throws {
        let spotify = development()
        let artist = try spotify.artistID("Synthetic Artist One")
        for path in ["albums", "tracks", "artists"] {
            let answer = spotify.answer("\(path)?ids=\(artist)")
            #expect(answer.status == 403)
            #expect(answer.body.message == "Forbidden")
        }
        for path in ["search?q=x&type=track", "artists/\(artist)/albums?"] {
            #expect(spotify.answer("\(path)&limit=11").body.message == "Invalid limit")
            #expect(spotify.answer("\(path)&limit=10").status == 200)
        }
        let albums = try spotify.json("artists/\(artist)/albums")
        #expect(albums.ids.count == 5)
        #expect(albums["items"]?.array?.first?["album_group"] == nil)
        let album = try #require(albums.ids.first)
        let whole = try spotify.json("albums/\(album)")
        for key in ["popularity", "label", "available_markets"] { #expect(whole[key] == nil, "\(key)") }
        #expect(spotify.answer("albums/\(album)/tracks?limit=50").status == 200)
        let hit = try #require(try spotify.json("search?q=isrc:\(isrc)&type=track")["tracks", "items"]?.array?.first)
        #expect(hit["external_ids", "isrc"]?.string == isrc)
        #expect(hit["popularity"] == nil)
        let person = try spotify.json("artists/\(artist)")
        #expect(person["followers"] == nil)
        #expect(try self.spotify.json("artists/\(artist)")["followers"] != nil)
    }

    private var isrc: String {
        SpotifyCatalogue.simulated.tracks.all.compactMap(\.isrc).first { $0.hasPrefix("ZZSIM") } ?? ""
    }

    @Test("faults switch the mode, forbid batches, use up the quota and refuse tokens in the provider's shapes")
    func faults() throws {
        var spotify = spotify
        let artist = try spotify.artistID("Synthetic Artist One")
        spotify.faults = ["development-mode"]
        #expect(spotify.answer("artists/\(artist)/albums?limit=11").body.message == "Invalid limit")
        #expect(spotify.answer("artists?ids=\(artist)").status == 403)
        spotify.faults = ["forbidden-batches"]
        #expect(spotify.answer("artists?ids=\(artist)").status == 403)
        #expect(spotify.answer("artists/\(artist)/albums?limit=11").status == 200)
        spotify.faults = ["quota"]
        let quota = spotify.answer("artists/\(artist)")
        #expect(quota.status == 429)
        #expect(quota.body["error", "reason"]?.string == "QUOTA_EXCEEDED")
        #expect(quota.headers.map { "\($0): \($1)" } == ["Retry-After: 50000"])
        spotify.faults = ["unauthorized"]
        #expect(spotify.answer("artists/\(artist)").body.message == "The access token expired")
    }

    @Test("pages repeat or loop")
    func paging() throws {
        var spotify = spotify
        let path = "artists/\(try spotify.artistID("Synthetic Artist One"))/albums?limit=10"
        let pages = [try spotify.json(path), try spotify.json(path + "&offset=10")]
        spotify.fault = .repeated
        let repeated = try spotify.json(path + "&offset=10")
        #expect(repeated.ids == pages[0].ids && repeated.next == pages[1].next)
        spotify.fault = .looping
        #expect(try spotify.json(path + "&offset=10") == pages[0])
    }

    @Test("a request without a token, or with a foreign one, is refused")
    func tokens() {
        var spotify = spotify
        for (token, message) in [("", "Access token missing"), ("foreign", "Invalid access token")] {
            spotify.token = token
            let answer = spotify.answer("search?q=x&type=artist")
            #expect(answer.status == 401)
            #expect(answer.body.message == message)
            #expect(answer.headers.first?.0 == "WWW-Authenticate")
            #expect(answer.headers.first?.1.contains("error=\"invalid_token\"") == true)
        }
    }
}
