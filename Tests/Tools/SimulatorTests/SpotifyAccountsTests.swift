import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Spotify's tokens")
struct SpotifyAccountsTests {
    private func answer(
        _ form: String, authorization: String? = nil, at seconds: Double = 0, speed: Double = 1
    ) -> Answer {
        var request = ServiceRequest(method: "POST", path: "api/token", body: Array(form.utf8))
        request.headers["authorization"] = authorization
        request.secondsSinceStart = seconds
        request.speed = speed
        return SpotifyAccounts().answer(request)
    }

    private static func basic(_ text: String) -> String { "Basic " + Data(text.utf8).base64EncodedString() }

    @Test(
        "client credentials come by header or form",
        arguments: [
            (basic("id:secret"), "grant_type=client_credentials"), (basic("id:a:b"), "grant_type=client_credentials"),
            (nil, "grant_type=client_credentials&client_id=id&client_secret=secret"),
        ])
    func credentials(authorization: String?, form: String) throws {
        let answer = answer(form, authorization: authorization)
        #expect(answer.status == 200)
        #expect(answer.body["token_type"]?.string == "Bearer")
        #expect(answer.body["expires_in"]?.integer == 3_600)
        #expect(SpotifyToken(try #require(answer.body["access_token"]?.string)) != nil)
    }

    @Test(
        "wrong ones are refused in the shape of the token endpoint",
        arguments: [
            (basic("wrong:secret"), "client_credentials", "invalid_client"),
            (basic("id:wrong"), "client_credentials", "invalid_client"),
            (basic("id:revoked"), "client_credentials", "invalid_client"),
            (basic("simulator:hunter2"), "client_credentials", "invalid_client"),
            (basic("simulator:"), "client_credentials", "invalid_client"),
            (basic("id"), "client_credentials", "invalid_client"), ("Basic !", "client_credentials", "invalid_client"),
            (nil, "client_credentials", "invalid_client"), (basic("id:secret"), "password", "unsupported_grant_type"),
        ])
    func refusals(authorization: String?, grant: String, error: String) {
        let answer = answer("grant_type=\(grant)", authorization: authorization)
        #expect(answer.status == 400)
        #expect(answer.body["error"]?.string == error)
        #expect(answer.body["error_description"]?.string != nil)
    }

    @Test("a token lives an hour, and another one is another")
    func expiry() {
        let token = SpotifyToken(issuedSeconds: 100)
        #expect(!token.isExpired(at: 3_699, speed: 1))
        #expect(token.isExpired(at: 3_700, speed: 1))
        #expect(token.text != SpotifyToken(issuedSeconds: 100.5).text)
        #expect(SpotifyToken(token.text) == token)
        #expect(SpotifyToken(token.text.replacingOccurrences(of: "1", with: "2")) == nil)
        #expect(SpotifyToken("") == nil && SpotifyToken("BQ0sim") == nil)
    }

    @Test("an expired token is refused with the reason")
    func expired() {
        var request = ServiceRequest(path: "search", query: "q=x&type=artist")
        request.headers["authorization"] = "Bearer \(SpotifyToken(issuedSeconds: 0).text)"
        request.secondsSinceStart = 3_600
        let answer = Spotify(catalogue: .simulated).answer(request)
        #expect(answer.status == 401)
        #expect(answer.body.message == "The access token expired")
    }

    @Test(
        "at speed the hour shrinks, but leaves clients time to renew", arguments: [(1.0, 3_600), (6, 600), (1e6, 300)])
    func speed(speed: Double, realSeconds: Int) {
        let answer = answer("grant_type=client_credentials", authorization: Self.basic("id:secret"), speed: speed)
        #expect(answer.body["expires_in"]?.integer == realSeconds)
        let token = SpotifyToken(issuedSeconds: 0)
        #expect(!token.isExpired(at: Double(realSeconds) * speed - 1, speed: speed))
        #expect(token.isExpired(at: Double(realSeconds) * speed, speed: speed))
    }
}
