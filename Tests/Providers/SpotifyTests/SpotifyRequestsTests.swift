import Gateway
import HTTPTransport
import Settings
import Testing

@testable import Spotify

@Suite struct SpotifyRequestsTests {
    private static let id = SpotifyID("0TnOYISbd1XYRBk9myaseg")!
    private static let other = SpotifyID("3IqzqH6ShrRtie9Yd2ODyG")!

    private static func requests(_ more: [String: String] = [:]) throws -> SpotifyRequests {
        let environment = Connected.environment.merging(more) { _, new in new }
        return SpotifyRequests(try SpotifyOptions(Settings(environment: environment)))
    }

    private static func questions(_ requests: SpotifyRequests) -> [SpotifyQuestion] {
        [
            requests.artist(id), requests.artistSearch(named: "Ann", limit: 10),
            requests.albums(ofArtist: id, limit: 50, offset: 100), requests.album(id), requests.albums([id, other]),
            requests.tracks(ofAlbum: id, offset: 50), requests.tracks([id, other]),
            requests.trackSearch(album: "B", artist: "A", limit: 10), requests.track(id),
            requests.trackSearch(code: "QZAAA0000001", limit: 10),
        ]
    }

    private static let paths = [
        "artists/0TnOYISbd1XYRBk9myaseg", "search?q=artist%3A%22Ann%22&type=artist&limit=10",
        "artists/0TnOYISbd1XYRBk9myaseg/albums?include_groups=album,single,compilation&limit=50&offset=100",
        "albums/0TnOYISbd1XYRBk9myaseg", "albums?ids=0TnOYISbd1XYRBk9myaseg,3IqzqH6ShrRtie9Yd2ODyG",
        "albums/0TnOYISbd1XYRBk9myaseg/tracks?limit=50&offset=50",
        "tracks?ids=0TnOYISbd1XYRBk9myaseg,3IqzqH6ShrRtie9Yd2ODyG",
        "search?q=artist%3A%22A%22%20album%3A%22B%22&type=track&limit=10", "tracks/0TnOYISbd1XYRBk9myaseg",
        "search?q=isrc%3AQZAAA0000001&type=track&limit=10",
    ]

    @Test("every question has the URL that the Web API documents")
    func urls() throws {
        #expect(Self.questions(try Self.requests()).map(\.path) == Self.paths)
    }

    @Test("a market is named to lists and searches, never to look-ups by id")
    func market() throws {
        let questions = Self.questions(try Self.requests(["SPOTIFY_MARKET": "de"]))
        for (question, path) in zip(questions, Self.paths) {
            let lists = [.artistSearch, .artistAlbums, .trackSearch, .codeSearch].contains(question.endpoint)
            #expect(question.path == (lists ? path + "&market=DE" : path))
        }
    }

    @Test("the token goes to the Web API, the credential to the accounts service, neither into a URL")
    func hosts() throws {
        let requests = try Self.requests()
        let token = requests.token()
        #expect(token.request.url == "https://accounts.test/api/token" && token.request.method == .post)
        #expect(token.request.body == Array("grant_type=client_credentials".utf8))
        #expect(token.request.headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(token.request.headers["Authorization"] == "Basic Y2xpZW50OnNlY3JldA==" && token.timeToLive == nil)
        for question in Self.questions(requests) {
            let call = requests.call(question, token: "bearer-token")
            #expect(call.request.url == "https://api.test/v1/\(question.path)" && call.request.method == .get)
            #expect(
                call.request.headers.fields.filter { $0.name == "Authorization" }.map(\.value) == [
                    "Bearer bearer-token"
                ])
            #expect(call.request.headers["User-Agent"] == "LinerNotes/0.1")
            #expect(call.request.headers["Accept"] == "application/json")
            #expect(call.timeToLive != nil)
            for secret in ["bearer-token", "client", "secret"] { #expect(!call.request.url.contains(secret)) }
        }
        #expect(!"\(requests)".contains("Y2xp"))
    }

    @Test("every kind of question is asked for here")
    func complete() throws {
        let requests = try Self.requests()
        let asked = Self.questions(requests).map(\.endpoint.rawValue) + [requests.token().endpoint]
        #expect(Set(asked) == Set(SpotifyEndpoint.allCases.map(\.rawValue)) && asked.count == 11)
    }

    @Test("a name is searched for as it is, but for quotation marks, and cut to what fits")
    func names() throws {
        let requests = try Self.requests()
        #expect(
            requests.artistSearch(named: #"AC/DC "Björk" & co+"#, limit: 5).path
                == "search?q=artist%3A%22AC%2FDC%20%20Bj%C3%B6rk%20%20%26%20co%2B%22&type=artist&limit=5")
        let long = requests.trackSearch(album: String(repeating: "x", count: 500), artist: nil, limit: 10)
        #expect(long.path == "search?q=album%3A%22\(String(repeating: "x", count: 90))%22&type=track&limit=10")
    }

    @Test(
        "22 letters and digits are an id, nothing else",
        arguments: [
            "", "0TnOYISbd1XYRBk9myase", "0TnOYISbd1XYRBk9myasegg", "spotify:artist:0TnOYISbd1XYRBk",
            "0TnOYISbd1XYRBk9myas/g", "5b11f4ce-a62d-471e-81fc-a69a8278c7da", "0TnOYISbd1XYRBk9myasé",
        ])
    func ids(text: String) {
        #expect(SpotifyID(text) == nil)
        #expect(SpotifyID(SpotifyID.variousArtists) != nil)
    }
}
