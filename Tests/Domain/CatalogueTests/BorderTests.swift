import Testing
import Upstreams

@testable import Catalogue

@Suite struct BorderTests {
    private let border = Border(source: Source("mb"))

    /// What a body returns, and what it said was left out.
    private func said<Value>(_ body: () throws -> Value) rethrows -> (Value, [String]) {
        let omissions = Omissions()
        let value = try Omissions.$current.withValue(omissions) { try body() }
        return (value, omissions.take().map(\.what))
    }

    private static let long = String(repeating: "é", count: 150_000)

    @Test("texts are printable, of one line and bounded; an album without an id is none")
    func albums() throws {
        let album = FoundAlbum(
            nativeID: "a1", title: " Rhythm\u{1B}[31m\nNation\u{202E} ", kind: Self.long, releaseDate: "1989",
            artists: [FoundArtistCredit(nativeID: "p\u{9B}", name: "x", creditedAs: "x")])
        let (found, what) = said { border.album(album) }
        #expect(found?.title == "Rhythm[31m Nation" && found?.kind?.utf8.count == 200 && found?.artists == [])
        #expect(what == ["album.kind: longer than 200 bytes, cut", "album.artists[].id: not an id"])
        #expect(border.album(FoundAlbum(nativeID: Self.long, title: "x")) == nil)
        #expect(border.album(FoundAlbum(nativeID: "", title: "x")) == nil)
        let titled = said { border.album(FoundAlbum(nativeID: "a", title: Self.long)) }
        #expect(titled.0?.title.utf8.count == 2_000 && titled.1 == ["album.title: longer than 2000 bytes, cut"])
    }

    @Test(
        "numbers that no column holds go; a track then stands where its list has it",
        arguments: [Int.max, Int.min, -1, 100_001])
    func numbers(number: Int) {
        let track = FoundTrack(
            nativeID: "t", title: "x", discNumber: number, position: number,
            lengthMilliseconds: number == 100_001 ? 0 : number,
            artists: [])
        let (tracks, what) = said { border.tracks([FoundTrack(nativeID: "s", title: "y", artists: []), track]) }
        #expect(tracks[1].discNumber == 1 && tracks[1].position == 2 && tracks[1].lengthMilliseconds == nil)
        #expect(what.count == 3)
        #expect(border.tracks([FoundTrack(nativeID: "t", title: "x", position: 0, artists: [])])[0].position == 0)
    }

    @Test("namesakes are made fit to be shown, and one without an id is none")
    func namesakes() {
        let hostile = FoundNamesake(nativeID: "2", name: "An\u{1B}[2Jn", note: "a\u{202E}b")
        let artist = FoundArtist(
            nativeID: "1", name: "Ann", namesakes: [hostile, FoundNamesake(nativeID: "", name: "x", note: "")])
        let (found, what) = said { border.artist(artist) }
        #expect(found?.namesakes.count == 1 && what == ["artist.namesakes[].id: not an id"])
        for text in found?.namesakes.flatMap({ [$0.name, $0.note] }) ?? [] {
            #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{202E}"].contains($0) })
        }
    }

    @Test("a next page lies beyond its own and within reach", arguments: [Int.max, -5, 50, 49, 10_000_001])
    func offsets(next: Int) {
        let (page, what) = said { border.page(Page(elements: [], nextOffset: next), from: 50) }
        #expect(page.nextOffset == nil && what.count == 1)
        #expect(border.page(Page(elements: [], nextOffset: 51), from: 50).nextOffset == 51)
    }

    @Test("lists are bounded, and how much went is said")
    func lists() {
        let track = FoundTrack(
            nativeID: "t", title: "x", isrcCodes: (0..<300).map { "US\($0)" }, artists: [],
            claims: (0..<6_000).map {
                CreditClaim(
                    personNativeID: "p\($0)", personName: "P", role: .producer, level: .recording, sourceRole: "p",
                    statedOn: "t")
            })
        let omissions = Omissions()
        let tracks = Omissions.$current.withValue(omissions) { border.tracks([track]) }
        #expect(tracks[0].isrcCodes.count == 100 && tracks[0].claims?.count == 5_000)
        #expect(omissions.take().map(\.count) == [200, 1_000])
    }

    @Test("a score that is no number believes nothing", arguments: [Double.nan, .infinity, -1, 2])
    func scores(score: Double) {
        let credits = FoundCredits(nativeID: "t", match: TrackMatch(.name, score: score), claims: [])
        #expect(border.credits(credits)?.match.score == 0)
    }

    @Test("links lead to public hosts, once each; who poses as a platform is none, and has no account there")
    func links() {
        let given = [
            FoundLink(platform: "homepage", url: "http://169.254.169.254/"),
            FoundLink(platform: "homepage", url: "https://ann.com/\u{1B}"),
            FoundLink(platform: "instagram", url: "https://evil.com/ann", handle: "ann"),
            FoundLink(platform: "instagram", url: "https://instagram.com/ann", handle: "ann; drop"),
            FoundLink(platform: "instagram", url: "https://www.instagram.com/ann/", handle: "ann"),
            FoundLink(platform: "x", url: "https://x.com/ann", handle: "ann", confidence: .nan),
        ]
        let (links, what) = said { border.links(given) }
        #expect(
            links == [
                FoundLink(platform: "other", url: "https://evil.com/ann"),
                FoundLink(platform: "instagram", url: "https://instagram.com/ann"),
                FoundLink(platform: "x", url: "https://x.com/ann", handle: "ann", confidence: 0.01),
            ])
        #expect(
            what == [
                "links[].url: not the address of a page on a public host", "links[].platform: not the host's",
                "links[].handle: not an account's name on that platform",
            ])
    }

    @Test("a profile's site is a link as any other, its biography keeps its lines")
    func profiles() {
        let profile = FoundProfile(
            nativeID: "1", handle: "ann", name: "Ann\u{202E}", biography: "a\nb\u{1B}", website: "http://127.0.0.1/",
            followers: Int.max, posts: -1)
        #expect(
            border.profile(profile, on: "instagram")
                == FoundProfile(nativeID: "1", handle: "ann", name: "Ann", biography: "a\nb"))
        #expect(border.profile(FoundProfile(nativeID: "1", handle: "a b"), on: "instagram") == nil)
    }

    @Test("what is said stays small, however much there is")
    func bounded() {
        let omissions = Omissions()
        Omissions.$current.withValue(omissions) {
            for number in 0..<1_000 { Omissions.note("mb", "kind \(number)") }
        }
        let entries = omissions.take()
        #expect(entries.count == Omissions.kindsMaximum && entries.reduce(0) { $0 + $1.count } == 1_000)
        #expect(omissions.take().isEmpty)
    }
}
