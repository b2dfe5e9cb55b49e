import Gateway
import HTTPTransport
import Settings
import Testing

@testable import Discogs

@Suite struct DiscogsRequestsTests {
    private let requests = DiscogsRequests(
        baseURL: "https://discogs.test/", token: Secret("hush"), userAgent: "LinerNotes/0.1 (+a@b.test)")

    @Test("every question has the URL that the service documents")
    func urls() throws {
        let id = { (text: String) throws in try #require(DiscogsAlbumID(text)) }
        let rows: [(UpstreamCall, String)] = [
            (requests.album(try id("release/249504")), "/releases/249504"),
            (requests.album(try id("master/33687")), "/masters/33687"),
            (requests.artist(try #require(DiscogsNumber(45))), "/artists/45"),
            (
                requests.search(SearchForm.forms(barcode: "5012394144777")[0]),
                "/database/search?type=release&barcode=5012394144777&per_page=50"
            ),
            (
                requests.search(SearchForm.forms(artist: "Simon & Garfunkel", title: "100% ?#=")[0]),
                "/database/search?type=release&artist=Simon%20%26%20Garfunkel&release_title=100%25%20%3F%23%3D&per_page=50"
            ),
        ]
        for (call, path) in rows { #expect(call.request.url == "https://discogs.test" + path) }
        #expect(Set(rows.map(\.0.endpoint)) == Set(DiscogsEndpoint.allCases.map(\.rawValue)))
    }

    @Test("every request says who asks, with the token in its header alone")
    func headers() throws {
        let call = requests.artist(try #require(DiscogsNumber(45)))
        #expect(call.request.headers["Authorization"] == "Discogs token=hush")
        #expect(call.request.headers["User-Agent"] == "LinerNotes/0.1 (+a@b.test)")
        #expect(!call.request.url.contains("hush") && call.timeToLive != nil)
        #expect(!"\(requests)".contains("hush"))
    }
}
