import Testing

@testable import Simulator

@Suite("Spotify's queries")
struct SpotifyQueryTests {
    private static let subject = SpotifyQuery.Subject(
        name: ["so", "what"], artists: [["miles", "davis"]], album: ["kind", "of", "blue"], track: ["so", "what"],
        isrc: "USSM15900113", upc: "123", year: 1959)

    @Test(
        "filters, phrases and words find what they name",
        arguments: [
            ("so what", true), ("what so", true), ("\"so what\"", true), ("\"what so\"", false),
            ("so davis blue", true),
            ("so who", false), ("artist:\"Miles Davis\"", true), ("artist:Miles Davis track:what", true),
            ("artist:Miles what", false), ("artist:\"Miles\" what", true), ("artist:\"Davis Miles\"", false),
            ("ARTIST:davis", true), ("album:\"Kind of Blue\" track:\"So What\"", true), ("album:what", false),
            ("isrc:US-SM1-59-00113", true), ("isrc:\"ussm15900113\"", true), ("isrc:USSM15900114", false),
            ("upc:123", true),
            ("year:1959", true), ("year:1950-1960", true), ("year:1960-1970", false), ("year:old", false),
            ("genre:jazz", false), ("so artist: album:", true), ("", false), ("\"\"", false),
            ("what: so", true),
        ])
    func fits(text: String, isHit: Bool) {
        #expect((SpotifyQuery(text).score(Self.subject) != nil) == isHit)
    }

    @Test("a whole name fits better than a part of one")
    func order() throws {
        let names = [["blue", "moon"], ["moon"], ["moon", "over", "the", "sea"]]
        let query = SpotifyQuery("moon")
        let scores = names.map { query.score(SpotifyQuery.Subject(name: $0)) ?? 0 }
        #expect(scores == [0.5, 1, 0.25])
    }

    @Test("namesakes are all found")
    func namesakes() throws {
        let ids = try SpotifyCaller().search("artist", "Synthetic Namesake")
        #expect(Set(ids).count == 2)
    }

    @Test("an ISRC leads to its tracks alone, a title to those of that artist")
    func codes() throws {
        let spotify = SpotifyCaller()
        let track = try #require(SpotifyCatalogue.simulated.tracks.all.first { $0.isrc?.hasPrefix("ZZSIM") == true })
        #expect(try spotify.search("track", "isrc:\(try #require(track.isrc))") == [track.id])
        let hits = try spotify.search("track", "track:\"\(track.title)\" artist:\"Synthetic Artist One\"")
        #expect(hits == [track.id])
    }

    @Test("a search tells how many hits there are, and reaches no further than the first thousand")
    func reach() throws {
        let spotify = SpotifyCaller()
        let page = try spotify.json("search?q=Synthetic&type=track,artist&limit=50&offset=950")
        #expect(page["tracks", "total"]?.integer ?? 0 > 1_000)
        #expect(page["tracks"]?.ids.count == 50)
        #expect(page["tracks"]?.next?.contains("search?query=Synthetic&type=track&offset=1000&limit=50") == true)
        #expect(spotify.answer("search?q=Synthetic&type=track&limit=50&offset=1000").status == 400)
        #expect(page["artists", "total"]?.integer == 5)
    }
}
