import Foundation
import Testing

@testable import Simulator

@Suite("Spotify over a socket")
struct SpotifySocketTests {
    @Test("credentials give a token, the token a page, the page a next one on the same host")
    func walk() async throws {
        try await withSimulator { (server) async throws in
            let token = try await server.spotifyToken()
            let path = "search?q=\("artist:\"Synthetic Artist One\"".escaped)&type=track&limit=50"
            let reply = try await server.spotify(path, token: token)
            let page = try #require(try reply.object()["tracks"] as? [String: Any])
            let next = try #require(page["next"] as? String)
            #expect(next.hasPrefix(server.root + "/spotify/v1/search?"))
            let second = try await server.send("GET", next, headers: ["Authorization": "Bearer \(token)"])
            #expect((try second.object()["tracks"] as? [String: Any])?["offset"] as? Int == 50)
            #expect(reply.headers["cache-control"] == "private, max-age=0")
            let refused = try await server.spotify(path, token: "x")
            #expect(refused.status == 401)
            #expect(refused.headers["www-authenticate"]?.hasPrefix("Bearer ") == true)
            let score = await server.simulator.score()
            #expect(score.requestsByEndpoint == ["spotify-accounts/api/token": 1, "spotify/search": 3])
        }
    }

    @Test("90 requests in a window go through, the 91st is told to wait, and other services go on")
    func limit() async throws {
        try await withSimulator(SimulatorConfiguration(speed: 0.01, latency: .zero)) { (server) async throws in
            for _ in 1...90 { #expect(try await server.spotify("me", token: "").status == 401) }
            let refused = try await server.spotify("me", token: "")
            #expect(refused.status == 429)
            #expect(
                (try refused.object()["error"] as? [String: Any])?["message"] as? String == "API rate limit exceeded")
            // 30 simulated seconds are 3,000 real ones.
            #expect((2_000...3_100).contains(Int(refused.headers["retry-after"] ?? "") ?? 0))
            #expect(try await server.get("artist/123").status == 400)
            #expect(await server.simulator.score().windowsExceededByService == ["spotify": 1])
        }
    }

    @Test("faults change the app's mode in the middle of a run, for Spotify alone")
    func modes() async throws {
        let script = "development-mode endpoint=spotify/artists/albums requests=3-4; status=503 endpoint=spotify/tracks"
        let configuration = SimulatorConfiguration(speed: 1e6, latency: .zero, faults: try FaultScript(script))
        try await withSimulator(configuration) { (server) async throws in
            let token = try await server.spotifyToken()
            let artist = try #require(SpotifyCatalogue.simulated.artists.ids.last)
            var statuses: [Int] = []
            for _ in 2...5 {
                statuses.append(try await server.spotify("artists/\(artist)/albums?limit=50", token: token).status)
            }
            #expect(statuses == [200, 400, 400, 200])
            let failure = try await server.spotify("tracks/\(artist)", token: token)
            #expect(failure.status == 503)
            #expect((try failure.object()["error"] as? [String: Any])?["status"] as? Int == 503)
            #expect(await server.simulator.score().faults == ["development-mode": 2, "status": 1])
        }
    }

    @Test("the app may be in development mode from the start")
    func developmentMode() async throws {
        let configuration = SimulatorConfiguration(speed: 1e6, latency: .zero, spotifyMode: .development)
        try await withSimulator(configuration) { (server) async throws in
            let token = try await server.spotifyToken()
            #expect(try await server.spotify("albums?ids=x", token: token).status == 403)
        }
    }
}

extension RunningSimulator {
    func spotifyToken() async throws -> String {
        let basic = Data("id:secret".utf8).base64EncodedString()
        let reply = try await send(
            "POST", "\(root)/spotify-accounts/api/token",
            headers: ["Authorization": "Basic \(basic)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "grant_type=client_credentials")
        return try #require(try reply.object()["access_token"] as? String)
    }

    func spotify(_ path: String, token: String) async throws -> Reply {
        try await send("GET", "\(root)/spotify/v1/\(path)", headers: ["Authorization": "Bearer \(token)"])
    }
}
