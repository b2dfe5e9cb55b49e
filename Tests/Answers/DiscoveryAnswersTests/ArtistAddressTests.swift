import Catalogue
import Testing

@testable import DiscoveryAnswers

@Suite("Addresses of artists' pages")
struct ArtistAddressTests {
    private static let spotify = "0du5cEVh5yTK9QJze8zA0C"
    private static let musicbrainz = "afb680f2-b6eb-4cd7-a70b-a63b25c763d5"

    @Test(
        "a pasted address is an id",
        arguments: [
            ("https://open.spotify.com/artist/\(spotify)?si=x", spotify), ("spotify:artist:\(spotify)", spotify),
            ("open.spotify.com/intl-de/artist/\(spotify)", spotify),
            ("https://musicbrainz.org/artist/\(musicbrainz)/releases", musicbrainz),
            ("HTTPS://musicbrainz.org/artist/\(musicbrainz)#top", musicbrainz),
        ])
    func addresses(_ text: String, _ id: String) {
        #expect(ArtistAddress.id(in: text) == id)
        #expect(Discoveries.Query.either(text).artistQuery == .id(id))
    }

    @Test(
        "anything else is none",
        arguments: [
            "Sade", "https://open.spotify.com/album/\(spotify)", "https://example.com/artist/\(spotify)",
            "spotify:artist:short", "https://musicbrainz.org/artist/", "AC/DC", "", "artist/artist",
        ])
    func none(_ text: String) {
        #expect(ArtistAddress.id(in: text) == nil)
        #expect(Discoveries.Query.either(text).artistQuery == .name(text))
    }
}
