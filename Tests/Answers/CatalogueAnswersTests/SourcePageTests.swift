import Catalogue
import Testing

@testable import CatalogueAnswers

@Suite("SourcePage")
struct SourcePageTests {
    @Test("only ids that others know have a page")
    func pages() {
        let source = Source("musicbrainz")
        #expect(SourcePage.url(source, .recording, "abc") == "https://musicbrainz.org/recording/abc")
        #expect(SourcePage.url(source, .release, "abc") == "https://musicbrainz.org/release/abc")
        #expect(SourcePage.url(source, .recording, "53494d55-0000-8000-8000-000000000000") == nil)
        #expect(SourcePage.url(Source("genius"), .recording, "abc") == nil)
        #expect(SourcePage.url(Source("genius"), .recording, "378195") == "https://genius.com/songs/378195")
        #expect(SourcePage.url(Source("genius"), .recording, "9595074766") == nil)
        let release = "release/249504"
        #expect(SourcePage.url(Source("discogs"), .release, release) == "https://www.discogs.com/release/249504")
        #expect(SourcePage.url(Source("discogs"), .release, "release/9284128988") == nil)
    }
}
