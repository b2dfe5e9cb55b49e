import Testing

@testable import Catalogue

@Suite("Addresses of one page")
struct LinkAddressKeyTests {
    @Test(
        "have one key, whoever copied them from where",
        arguments: [
            [
                "https://instagram.com/ann", "https://www.instagram.com/Ann/", "http://instagram.com/ann?igshid=abc",
                "https://m.instagram.com/ann#top",
            ],
            [
                "https://twitter.com/Ann", "https://x.com/ann", "https://mobile.twitter.com/@ann?s=20",
                "https://x.com/ann/",
            ],
            [
                "https://www.youtube.com/@Ann", "https://youtube.com/c/ann",
                "https://m.youtube.com/user/ann?sub_confirmation=1",
            ],
            [
                "https://www.discogs.com/artist/123-Ann-Example", "https://www.discogs.com/artist/123",
                "https://www.discogs.com/de/artist/123-Ann+Example?page=2",
            ],
            [
                "https://open.spotify.com/artist/0123456789abcdefghijAB?si=x",
                "https://open.spotify.com/intl-de/artist/0123456789abcdefghijAB",
            ],
            [
                "https://www.allmusic.com/artist/ann-example-mn0001234567",
                "http://allmusic.com/artist/mn0001234567/biography",
            ],
            [
                "https://music.apple.com/us/artist/ann-example/123", "https://music.apple.com/de/artist/123",
                "https://itunes.apple.com/us/artist/id123",
            ],
            ["https://www.imdb.com/name/nm0000123/", "https://imdb.com/name/nm0000123/?ref_=fn"],
            ["https://www.wikidata.org/wiki/Q42", "https://www.wikidata.org/entity/Q42"],
            ["https://de-de.facebook.com/ann.example", "https://www.facebook.com/Ann.Example/?fbclid=1"],
            ["https://soundcloud.com/Ann", "https://soundcloud.com/ann?utm_source=clipboard"],
            ["https://ann.example.com/", "http://www.ann.example.com?utm_campaign=x"],
            ["https://Ann.bandcamp.com", "https://ann.bandcamp.com/music"],
        ])
    func same(_ addresses: [String]) throws {
        let keys = try addresses.map { try #require(LinkAddress($0)).key }
        #expect(Set(keys).count == 1, "\(keys)")
    }

    @Test(
        "of others differ",
        arguments: [
            ("https://instagram.com/ann", "https://instagram.com/anne"),
            ("https://x.com/ann", "https://instagram.com/ann"),
            ("https://www.discogs.com/artist/123", "https://www.discogs.com/label/123"),
            ("https://www.discogs.com/artist/123", "https://www.discogs.com/artist/1234"),
            ("https://youtube.com/channel/UCab", "https://youtube.com/channel/UCAB"),
            (
                "https://open.spotify.com/artist/0123456789abcdefghijAB",
                "https://open.spotify.com/artist/0123456789abcdefghijaB"
            ),
            ("https://example.com/a", "https://example.com/A"),
            ("https://example.com/?id=1", "https://example.com/?id=2"),
            ("https://en.wikipedia.org/wiki/Ann", "https://de.wikipedia.org/wiki/Ann"),
            ("https://www.facebook.com/profile.php?id=1", "https://www.facebook.com/profile.php?id=2"),
        ])
    func other(_ left: String, _ right: String) throws {
        #expect(try #require(LinkAddress(left)).key != #require(LinkAddress(right)).key)
    }
}
