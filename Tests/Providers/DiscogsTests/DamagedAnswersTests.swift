import TestSupport
import Testing

@testable import Discogs

@Suite("Damaged answers of Discogs")
struct DamagedAnswersTests {
    @Test("a broken credit costs itself; a line without a title keeps its place")
    func parts() throws {
        let lines = [
            Made.line("A1", "One"), #"{"position":"A2","type_":"track","title":null}"#, Made.line("A3", "Three"),
        ]
        let credits = [Made.credit(5, "Bo", "Producer"), #"{"id":6,"name":null,"role":"Producer"}"#]
        let album: AlbumJSON = try Made.read(Made.album(1, credits: credits, lines: lines))
        #expect(album.extraArtists.map(\.name) == ["Bo"] && album.tracklist.map(\.title) == ["One", "", "Three"])
        #expect(Tracklist(album.tracklist).entries.map(\.number) == [1, 2, 3])
    }

    @Test("positions that can't be read don't make a credit one for all tracks")
    func positions() throws {
        let credit = #"{"id":5,"name":"Bo","role":"Producer","tracks":7}"#
        let album: AlbumJSON = try Made.read(Made.album(1, credits: [credit], lines: [Made.line("A1", "One")]))
        #expect(album.extraArtists.isEmpty)
    }

    @Test("an album whose artists or formats can't all be read may gather others' tracks")
    func gathered() throws {
        let sound = Made.album(1, lines: [])
        #expect(!DiscogsAlbum(try Made.read(sound), asked: try #require(DiscogsAlbumID("release/1"))).isGathered)
        let broken = Made.album(1, artist: #"{"id":194,"name":null}"#, lines: [])
        #expect(DiscogsAlbum(try Made.read(broken), asked: try #require(DiscogsAlbumID("release/1"))).isGathered)
    }

    @Test("whatever becomes of one entry of a recorded list, the others come", .enabled(if: Fixtures.areExpected))
    func fuzz() throws {
        let lines = try ListDamage(Fixtures.bytes("discogs/joalla-release-3.json"), list: ["tracklist"])
        #expect(lines.faults(seeds: 0..<300) { try Made.read(AlbumJSON.self, from: $0).tracklist } == [])
        let credits = try ListDamage(Fixtures.bytes("discogs/buntine-release.json"), list: ["extraartists"])
        #expect(credits.faults(seeds: 0..<300) { try Made.read(AlbumJSON.self, from: $0).extraArtists } == [])
        let hits = try ListDamage(Fixtures.bytes("discogs/ricbra-search.json"), list: ["results"])
        #expect(hits.faults(seeds: 0..<100) { try Made.read(SearchJSON.self, from: $0).hits } == [])
    }
}
