import Gateway
import HTTPTransport
import Settings
import Testing

@testable import Genius

@Suite struct GeniusRequestsTests {
    private let requests = GeniusRequests(baseURL: "https://api.genius.test/", token: Secret("s3cret"))

    @Test("every question has the URL that the service knows")
    func urls() {
        let expected: [(UpstreamCall, String)] = [
            (requests.search("AC/DC T&T?"), "search?q=AC%2FDC%20T%26T%3F&text_format=plain"),
            (
                requests.songs(ofArtist: 16775, page: 2),
                "artists/16775/songs?sort=popularity&per_page=50&page=2&text_format=plain"
            ),
            (requests.song(378195), "songs/378195?text_format=plain"),
            (requests.artist(16775), "artists/16775?text_format=plain"),
        ]
        for (call, path) in expected { #expect(call.request.url == "https://api.genius.test/" + path) }
        #expect(Set(expected.map(\.0.endpoint)) == Set(GeniusEndpoint.allCases.map(\.rawValue)))
    }

    @Test("the token stands in the header and nowhere else")
    func token() {
        for call in [requests.search("a"), requests.songs(ofArtist: 1, page: 1), requests.song(1), requests.artist(1)] {
            #expect(call.request.headers["Authorization"] == "Bearer s3cret")
            #expect(!call.request.url.contains("s3cret"))
            #expect(call.request.headers["User-Agent"] == "LinerNotes/0.1")
            #expect(call.request.headers["Accept"] == "application/json")
        }
    }

    @Test("answers are bounded, waited for in time, and kept for an hour")
    func bounds() {
        for call in [requests.search("a"), requests.songs(ofArtist: 1, page: 1), requests.song(1), requests.artist(1)] {
            #expect(call.request.bodyBytesMaximum == 2 << 20)
            #expect(call.request.deadline == .seconds(20))
            #expect(call.timeToLive == .seconds(3600))
        }
    }

    @Test("a search without end is cut")
    func length() {
        #expect(requests.search(String(repeating: "a", count: 5_000)).request.url.utf8.count < 300)
    }
}
