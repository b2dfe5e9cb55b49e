import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Credentials
@testable import Spotify

@Suite struct SpotifyTokensTests {
    private let artistID = CannedSpotify.artistID

    @Test("one token serves many questions, and goes where it belongs")
    func one() async throws {
        let service = CannedSpotify()
        let connected = try Connected(service)
        _ = try await connected.spotify.albums(ofArtist: artistID, offset: 0)
        let (tokens, others) = (service.requests.prefix(1), service.requests.dropFirst())
        #expect(tokens.first?.url == "https://accounts.test/api/token")
        #expect(tokens.first?.headers["Authorization"] == "Basic Y2xpZW50OnNlY3JldA==")
        #expect(others.count == 8)
        for request in others {
            #expect(request.url.hasPrefix("https://api.test/v1/"))
            #expect(request.headers["Authorization"] == "Bearer token-1")
        }
    }

    @Test("an expired token is renewed once, and the question repeated once")
    func expired() async throws {
        var mode = CannedSpotify.Mode.extended
        mode.token = "token-1"
        let service = CannedSpotify(mode)
        let connected = try Connected(service)
        connected.tokens.put(AccessToken(id: "old", value: "stale"))
        #expect(try await connected.spotify.artist(.id(artistID))?.name == "Ann")
        #expect(service.asked.map { $0.hasSuffix("token") } == [false, true, false])
        #expect(service.requests.map { $0.headers["Authorization"] }.last == "Bearer token-1")
        #expect(!connected.store.isOpen)
    }

    @Test("a second refusal is thrown, and comes back later")
    func twice() async throws {
        let service = CannedSpotify { request, _ in
            request.url.contains("/v1/") ? .error(401, "Access token missing") : nil
        }
        let connected = try Connected(service)
        let error = try await #require(throws: UpstreamError.self) {
            try await connected.spotify.artist(.id(artistID))
        }
        #expect(error.status == 401 && error.disposition == .retryable(after: nil))
        #expect(service.count("token") == 2 && service.count("artists/") == 2)
        #expect(!connected.store.isOpen)
    }

    @Test("a refused credential parks the provider and is not asked about again and again")
    func refused() async throws {
        let service = CannedSpotify { request, _ in
            request.url.hasSuffix("token") ? .json(#"{"error":"invalid_client"}"#, status: 400) : nil
        }
        let connected = try Connected(service)
        for _ in 0..<3 {
            let error = try await #require(throws: UpstreamError.self) {
                try await connected.spotify.artist(.id(artistID))
            }
            #expect(!"\(error)".contains("secret") && !"\(error)".contains("Y2xp"))
        }
        #expect(service.requests.count == 1 && connected.store.isOpen)
    }

    @Test("a token endpoint that fails by itself is no refusal")
    func failing() async throws {
        let service = CannedSpotify { request, number in
            request.url.hasSuffix("token") && number == 1 ? HTTPResponse(status: 503) : nil
        }
        let connected = try Connected(service)
        let error = try await #require(throws: UpstreamError.self) {
            try await connected.spotify.artist(.id(artistID))
        }
        #expect(error.category == .upstream && error.endpoint == "token")
        #expect(try await connected.spotify.artist(.id(artistID)) != nil)
    }

    @Test(
        "what is no token goes into no header",
        arguments: [
            #"{"token_type":"Bearer"}"#, #"{"access_token":"","expires_in":1}"#, #"{"access_token":"a\r\nX: y"}"#,
            #"{"access_token":7}"#,
        ])
    func malformed(body: String) async throws {
        let service = CannedSpotify { request, _ in request.url.hasSuffix("token") ? .json(body) : nil }
        let error = try await #require(throws: UpstreamError.self) {
            try await Connected(service).spotify.artist(.id(artistID))
        }
        #expect(error.category == .malformedResponse && error.detail.hasPrefix("access_token"))
        #expect(service.requests.count == 1)
    }

    @Test("a lifetime may be missing or come as a fraction, but not be endless")
    func lifetimes() throws {
        let rows: [(String, Duration)] = [
            (#"{"access_token":"a"}"#, .seconds(3_540)), (#"{"access_token":"a","expires_in":100.0}"#, .seconds(50)),
            (#"{"access_token":"a","expires_in":1e12}"#, .seconds(86_340)),
            (#"{"access_token":"a","expires_in":-5}"#, .milliseconds(500)),
        ]
        for (body, usableFor) in rows {
            #expect(try Made.read(body, as: TokenJSON.self).fresh.usableFor == usableFor)
        }
    }
}
