import Catalogue
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzForeignIDsTests {
    private static let janet = "4qwGe91Bz9K2T8jXTZ815W"

    @Test(
        "an artist's address at Spotify or Discogs is the artist's id there",
        arguments: [
            ("https://open.spotify.com/artist/\(janet)", ForeignID(Source("spotify"), janet)),
            ("https://open.spotify.com/artist/\(janet)?si=1", ForeignID(Source("spotify"), janet)),
            ("https://open.spotify.com/album/\(janet)", nil), ("https://open.spotify.com/artist/short", nil),
            ("https://play.spotify.com/artist/\(janet)", nil),
            ("https://www.discogs.com/artist/12596", ForeignID(Source("discogs"), "12596")),
            ("https://www.discogs.com/artist/12596-Janet-Jackson", ForeignID(Source("discogs"), "12596")),
            ("https://www.discogs.com/de/artist/12596", ForeignID(Source("discogs"), "12596")),
            ("http://www.discogs.com/artist/Paul+Allgood", nil), ("https://www.discogs.com/artist/50+Cent", nil),
            ("https://www.discogs.com/artist/0", nil), ("https://www.discogs.com/artist/1234567890123456", nil),
            ("https://www.discogs.com/label/12596", nil), ("https://genius.com/artists/Janet-jackson", nil),
            ("https://discogs.com.evil.test/artist/12596", nil),
        ] as [(String, ForeignID?)])
    func artist(_ url: String, _ id: ForeignID?) throws {
        #expect(MusicBrainzForeignIDs.ofArtist(in: [try Made.read(Made.address(url))]) == (id.map { [$0] } ?? []))
    }

    @Test(
        "an album's address at Discogs is its kind and its number there",
        arguments: [
            ("https://www.discogs.com/release/30896", "release/30896"),
            ("https://www.discogs.com/release/30896-Title", "release/30896"),
            ("https://www.discogs.com/Janet-Control/release/30896", "release/30896"),
            ("https://www.discogs.com/master/456", "master/456"), ("https://www.discogs.com/artist/456", nil),
            ("https://www.amazon.com/release/30896", nil), ("https://www.discogs.com/release/", nil),
            ("https://www.discogs.com/release/30896b", nil),
        ] as [(String, String?)])
    func album(_ url: String, _ id: String?) throws {
        let release = try Made.read(
            Made.release(1, group: Made.group(9), relations: [Made.address(url)]), as: ReleaseJSON.self)
        #expect(MusicBrainzForeignIDs.ofAlbum(in: [release]).map(\.nativeID) == (id.map { [$0] } ?? []))
    }

    @Test("an address that ended is no id, and one that comes twice is one")
    func endedAndTwice() throws {
        let urls = [("1", true), ("2", false), ("2-Ann", false)]
        let relations: [RelationJSON] = try urls.map {
            try Made.read(Made.address("https://www.discogs.com/artist/\($0.0)", ended: $0.1))
        }
        #expect(MusicBrainzForeignIDs.ofArtist(in: relations).map(\.nativeID) == ["2"])
    }

    @Test("an album has the ids of all its editions, the earliest first, ten at most")
    func editions() throws {
        let editions = [(2005, 3), (1999, 1), (2001, 2)].map { year, number in
            Made.release(
                number, group: Made.group(9), date: "\(year)",
                relations: [Made.address("https://www.discogs.com/release/\(number)")])
        }
        let read: [ReleaseJSON] = try editions.map { try Made.read($0) }
        let album = try #require(MusicBrainzAlbums.albums(of: read).first)
        #expect(album.foreignIDs == ["release/1", "release/2", "release/3"].map { ForeignID(Source("discogs"), $0) })

        let many = Made.release(
            1, group: Made.group(9),
            relations: (1...12).map { Made.address("https://www.discogs.com/release/\($0)") })
        let ids = MusicBrainzForeignIDs.ofAlbum(in: [try Made.read(many)])
        #expect(ids.map(\.nativeID) == (1...10).map { "release/\($0)" })
    }

    @Test(
        "a barcode is its digits",
        arguments: [
            ("0208311348266", "0208311348266"), ("5 034504 843646", "5034504843646"), ("", nil), (nil, nil),
            ("[none]", nil), ("1234567", nil), ("123456789012345", nil), ("B007PYVADU", nil),
        ] as [(String?, String?)])
    func barcode(_ text: String?, _ digits: String?) { #expect(Barcode.digits(text) == digits) }

    @Test("an album has the barcode of the earliest edition that shows one")
    func albumBarcode() throws {
        let editions = [
            (2005, "33333333"), (1999, "[none]"), (2001, "22222222"), (2003, "44444444"),
        ].map { year, code in
            Made.release(year, group: Made.group(9), date: "\(year)", barcode: code)
        }
        let read: [ReleaseJSON] = try editions.map { try Made.read($0) }
        #expect(MusicBrainzAlbums.albums(of: read).map(\.barcode) == ["22222222"])
    }

    @Test("an artist found by name, by id or by the Spotify address carries the ids that the answer states")
    func carried() async throws {
        let id = Made.id(2)
        let relations = [
            Made.address("https://open.spotify.com/artist/\(Self.janet)", type: "free streaming"),
            Made.address("https://www.discogs.com/artist/12596"),
        ].joined(separator: ",")
        let gateway = CannedGateway { url in
            let artist = Made.artist(2, "Janet")
            if url.contains("/artist?") { return .json(#"{"count":1,"artists":[\#(artist)]}"#) }
            if url.contains("/url?") {
                let address = #"{"resource":"x","relations":[{"type":"free streaming","artist":\#(artist)}]}"#
                return .json(#"{"url-count":1,"url-offset":0,"urls":[\#(address)]}"#)
            }
            return .json(#"{"id":"\#(id)","name":"Janet","relations":[\#(relations)]}"#)
        }
        let musicBrainz = MusicBrainz(gateway: gateway, baseURL: "https://mb.test/ws/2", userAgent: "x")
        let both = [ForeignID(Source("spotify"), Self.janet), ForeignID(Source("discogs"), "12596")]
        #expect(try await musicBrainz.artist(.name("Janet"))?.foreignIDs == both)
        #expect(try await musicBrainz.artist(.id(id))?.foreignIDs == both)
        #expect(try await musicBrainz.artist(.id(Self.janet))?.foreignIDs == Array(both.prefix(1)))
        #expect(gateway.endpoints == ["artist-search", "artist-lookup", "artist-lookup", "url-lookup"])
    }
}
