import Foundation
import Testing

@testable import Simulator

@Suite("The simulated Chartmetric")
struct ChartmetricTests {
    private static let recordings = ProviderRecordings(provider: "chartmetric")
    private static let chartmetric = Chartmetric(catalogue: .simulated)
    private static let known = ChartmetricCatalogue.simulated.numbersByISRC.sorted { $0.key < $1.key }

    private func get(_ path: String, _ query: String = "", faults: Set<String> = [], token: String? = nil) -> Answer {
        var request = ServiceRequest(path: path, query: query)
        request.faults = faults
        let good = "cm." + SpotifyToken(issuedSeconds: 0).text
        request.headers["authorization"] = "Bearer \(token ?? good)"
        return Self.chartmetric.answer(request)
    }

    @Test("a refresh token is exchanged for a token, a revoked one for a refusal")
    func tokens() {
        func token(_ body: String) -> Answer {
            Self.chartmetric.answer(ServiceRequest(method: "POST", path: "token", body: Array(body.utf8)))
        }
        let answer = token(#"{"refreshtoken":"good"}"#)
        #expect(answer.status == 200 && answer.body["expires_in"] == 3_600)
        #expect(get("track/1", token: answer.body["token"]?.string).status == 404)
        #expect(token(#"{"refreshtoken":"revoked"}"#).status == 401 && token("{").status == 400)
        #expect(get("track/1", token: "cm.else").status == 401)
    }

    @Test("every known code leads to a track that says it, some by two numbers")
    func found() throws {
        #expect(Self.known.contains { $0.value.count == 2 } && Self.known.count > 100)
        for (isrc, numbers) in Self.known.prefix(100) {
            let entry = try #require(get("track/isrc/\(isrc)/get-ids").body["obj"]?.array?.first)
            #expect(entry["chartmetric_ids"]?.array == numbers.map(JSONValue.integer))
            #expect(numbers.allSatisfy { (2...2_147_483_647).contains($0) })
            #expect(get("track/\(numbers.last ?? 0)").body["obj"]?["isrc"] == .string(isrc))
        }
    }

    @Test("an unknown code is told in three ways")
    func unknown() {
        let answers = (0..<30).map { get("track/isrc/QZUNK24\(10_000 + $0)/get-ids") }
        #expect(Set(answers.map(\.status)) == [200, 404])
        let lists = answers.filter { $0.status == 200 }.compactMap { $0.body["obj"]?.array?.count }
        #expect(Set(lists) == [0, 1])
    }

    @Test("counts rise by day, faster in the last week")
    func streams() throws {
        let number = try #require(Self.known.first?.value.last)
        let path = "track/\(number)/spotify/stats/highest-playcounts"
        let answer = get(path, "since=2026-08-03&until=2026-09-01")
        let points = try #require(answer.body["obj"]?.array?.first?["data"]?.array)
        let values = points.compactMap { $0["value"]?.integer }
        #expect(values.count == 30 && values == values.sorted())
        #expect(points.first?["timestp"] == "2026-08-03T00:00:00.000Z")
        #expect(values[29] - values[28] >= values[1] - values[0])
        #expect(get(path, "since=2026-09-01&until=2026-08-01").status == 400 && get(path).status == 400)
    }

    @Test(
        "shapes are those of the documented ones", .enabled(if: Fixtures.root != nil, ProviderRecordings.absence))
    func shapes() throws {
        let numbers = Self.known.prefix(20).compactMap(\.value.last)
        try expectRecorded(
            numbers.map { get("track/\($0)") },
            as: Self.recordings.types(["synthetic-track", "synthetic-track-moods-strings"]),
            present: [".obj.id", ".obj.name", ".obj.cm_statistics.sp_streams"])
        try expectRecorded(
            Self.known.prefix(20).map { get("track/isrc/\($0.key)/get-ids") },
            as: Self.recordings.types(["synthetic-get-ids"]), present: [".obj[].chartmetric_ids[]"])
    }

    @Test("what the plan does not hold is a 401 of its own, and credits that are used up a 403")
    func refusals() {
        #expect(get("artist/5/stat/spotify").body["error"] == "This is an internal API endpoint.")
        #expect(get("track/1/spotify/stats/x", faults: ["development-mode"]).status == 401)
        #expect(get("track/1", faults: ["quota"]).status == 403)
    }

    @Test("one request in any second, over a socket, with the second of the next")
    func window() async throws {
        // So slow that a window lasts longer than the test.
        try await withSimulator(SimulatorConfiguration(speed: 0.01, latency: .zero)) { server in
            let url = "\(server.root)/chartmetric/api/track/1"
            let first = try await server.send("GET", url)
            #expect(first.status == 401 && first.headers["x-ratelimit-limit"] == "1")
            let second = try await server.send("GET", url)
            let reset = try #require(second.headers["x-ratelimit-reset"].flatMap { Double($0) })
            #expect(second.status == 429 && second.headers["x-ratelimit-remaining"] == "0")
            #expect((0...102).contains(reset - Date().timeIntervalSince1970))
            let score = await server.simulator.score()
            #expect(score.windowsExceededByService == ["chartmetric": 1])
            #expect(score.requestsByEndpoint == ["chartmetric/track": 2])
        }
    }

    @Test("a service may take its own time")
    func latency() async throws {
        var configuration = SimulatorConfiguration.unlimited
        configuration.latencyByService = ["chartmetric": .milliseconds(300)]
        try await withSimulator(configuration) { server in
            let start = ContinuousClock.now
            _ = try await server.send("GET", "\(server.root)/chartmetric/api/track/1")
            #expect(ContinuousClock.now - start >= .milliseconds(300))
        }
    }
}
