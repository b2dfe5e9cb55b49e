import Testing

@testable import CatalogueAnswers

@Suite("PastedAddress")
struct PastedAddressTests {
    private static let uuid = "f5dfb93d-bce6-4d3b-a38c-9d3fbb3cbb6e"
    private static let spotify = "4qwGe91Bz9K2T8jXTZ815W"

    @Test(
        "addresses of pages name what they show",
        arguments: [
            ("https://musicbrainz.org/artist/\(uuid)", "musicbrainz", uuid),
            ("musicbrainz.org/recording/\(uuid.uppercased())?x=1", "musicbrainz", uuid),
            ("https://musicbrainz.org/release-group/\(uuid)/details", "musicbrainz", uuid),
            (" https://open.spotify.com/track/\(spotify)?si=abc ", "spotify", spotify),
            ("https://open.spotify.com/intl-de/album/\(spotify)", "spotify", spotify),
            ("spotify:artist:\(spotify)", "spotify", spotify), ("https://genius.com/songs/123", "genius", "123"),
            ("https://www.discogs.com/artist/901-Jimmy-Jam", "discogs", "901"),
            ("https://www.discogs.com/de/release/249504-Title", "discogs", "release/249504"),
        ])
    func known(text: String, source: String, id: String) throws {
        let address = try #require(PastedAddress(text))
        #expect(address.source == source && address.nativeID == id)
    }

    @Test(
        "what is no address of a page names nothing",
        arguments: [
            "Janet Jackson", "", "AC/DC", "https://example.org/artist/\(uuid)", "https://musicbrainz.org/artist/none",
            "https://musicbrainz.org/user/\(uuid)", "https://open.spotify.com/user/\(spotify)", "spotify:track:short",
            "https://genius.com/artists/Janet-jackson", "https://musicbrainz.org",
        ])
    func unknown(text: String) { #expect(PastedAddress(text) == nil) }
}
