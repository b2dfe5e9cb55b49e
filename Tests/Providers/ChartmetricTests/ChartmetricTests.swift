import FoundationEssentials
import Gateway
import HTTPTransport
import RateLimiter
import TestSupport
import Testing
import Upstreams

@testable import Chartmetric

@Suite("Chartmetric")
struct ChartmetricTests {
    private static let token = HTTPResponse.json(#"{"token":"t","expires_in":3600,"refresh_token":"r","scope":"api"}"#)
    private static let ids = HTTPResponse.json(#"{"obj":[{"isrc":"QZAAA2400001","chartmetric_ids":[11,12]}]}"#)

    private static func track(_ id: Int, isrc: String) -> HTTPResponse {
        .json(#"{"obj":{"id":\#(id),"name":"Song","isrc":"\#(isrc)","moods":["Dreamy","Dreamy"],"activities":[]}}"#)
    }

    /// As the service answers where all is well.
    private static func answer(_ path: String) -> HTTPResponse {
        switch path {
        case "token": token
        case "track/isrc/QZAAA2400001/get-ids": ids
        case "track/11": track(11, isrc: "QZAAA2400009")
        case "track/12": track(12, isrc: "QZAAA2400001")
        default: .json(#"{"obj":[]}"#)
        }
    }

    @Test("an ISRC leads to the track that says the same one, with a token fetched once, and answers are kept")
    func facts() async throws {
        let canned = CannedChartmetric { path, _ in Self.answer(path) }
        let connected = try Connected(canned)
        for _ in 0..<2 {
            let facts = try #require(try await connected.chartmetric.facts(ofISRC: "qz-aaa-24-00001"))
            #expect(facts.id == ChartmetricID(12) && facts.isrc == "QZAAA2400001" && facts.moods == ["Dreamy"])
            #expect(facts.asOf == connected.time.now && facts.velocity == nil)
        }
        #expect(
            canned.paths == [
                "token", "track/isrc/QZAAA2400001/get-ids", "track/11", "track/12",
                "track/12/spotify/stats/highest-playcounts?since=2026-08-03&until=2026-09-01",
            ])
        #expect(canned.requests[0].body.map { String(decoding: $0, as: UTF8.self) } == #"{"refreshtoken":"hush"}"#)
        #expect(canned.requests.dropFirst().allSatisfy { $0.headers["Authorization"] == "Bearer t" })
    }

    @Test(
        "an unknown code is told in three ways, and is kept",
        arguments: [#"{"obj":[]}"#, #"{"obj":[{"isrc":"QZAAA2400001","chartmetric_ids":[]}]}"#, #"{"obj":null}"#, nil])
    func unknown(body: String?) async throws {
        let canned = CannedChartmetric { path, _ in
            path == "token" ? Self.token : body.map { .json($0) } ?? .json(#"{"error":"x"}"#, status: 404)
        }
        let chartmetric = try Connected(canned).chartmetric
        for _ in 0..<2 { #expect(try await chartmetric.facts(ofISRC: "QZAAA2400001") == nil) }
        #expect(canned.requests.count == 2)
        #expect(try await chartmetric.facts(ofISRC: "nonsense") == nil && canned.requests.count == 2)
    }

    @Test("a token that is refused is renewed once; refused again, it is the endpoint, and it is not asked for again")
    func refusedToken() async throws {
        let canned = CannedChartmetric { path, number in
            path.hasPrefix("track/isrc") && number == 2
                || path.contains("stats") ? .json(#"{"error":"Unauthorized"}"#, status: 401) : Self.answer(path)
        }
        let chartmetric = try Connected(canned).chartmetric
        let id = try #require(ChartmetricID(12))
        let facts = try #require(try await chartmetric.facts(ofISRC: "QZAAA2400001"))
        #expect(facts.id == id && facts.velocity == nil)
        #expect(canned.paths.count { $0 == "token" } == 3 && canned.paths.count { $0.contains("stats") } == 2)
        #expect(try await chartmetric.facts(of: id, isrc: "QZAAA2400001") != nil)
        #expect(canned.paths.count { $0.contains("stats") } == 2)
    }

    @Test("an endpoint outside the plan is said once, and costs no token")
    func outsidePlan() async throws {
        let canned = CannedChartmetric { path, _ in
            path.contains("stats")
                ? .json(#"{"error":"This is an internal API endpoint."}"#, status: 401)
                : Self.answer(path)
        }
        let connected = try Connected(canned)
        for _ in 0..<2 {
            #expect(try await connected.chartmetric.facts(ofISRC: "QZAAA2400001")?.id == ChartmetricID(12))
        }
        #expect(canned.paths.count { $0 == "token" } == 1 && canned.paths.count { $0.contains("stats") } == 1)
    }

    @Test("the limit that answers name is kept from then on, up to the largest plan")
    func namedLimit() async throws {
        let canned = CannedChartmetric { path, number in
            var response = Self.answer(path)
            response.headers.append("X-RateLimit-Limit", ["1", "5", "1000", "nonsense", "0"][number - 1])
            return response
        }
        let connected = try Connected(canned)
        _ = try await connected.chartmetric.facts(ofISRC: "QZAAA2400001")
        #expect(connected.store.limits.value.map(\.capacity) == [1, 1, 5, 25, 25])
        #expect(connected.store.limits.value.allSatisfy { $0.window == .seconds(1) })
    }

    @Test("429 waits for the second that it names, and costs no attempt")
    func limited() async throws {
        let reset = 1_788_220_800 + 9
        let canned = CannedChartmetric { path, _ in
            path == "token"
                ? Self.token
                : .json(#"{"error":"Too Many Requests"}"#, status: 429, headers: ["X-RateLimit-Reset": "\(reset)"])
        }
        let connected = try Connected(canned)
        let error = await #expect(throws: UpstreamError.self) {
            _ = try await connected.chartmetric.facts(ofISRC: "QZAAA2400001")
        }
        #expect(error?.disposition == .deferral(for: .seconds(9)) && connected.store.penalties.value == [.seconds(9)])
    }

    @Test("nothing of a token is said in an error")
    func secrets() async throws {
        let canned = CannedChartmetric { _, _ in .json(#"{"error":"Invalid refresh token hush"}"#, status: 401) }
        let error = await #expect(throws: UpstreamError.self) {
            _ = try await Connected(canned).chartmetric.facts(ofISRC: "QZAAA2400001")
        }
        #expect(error?.category == .authentication && error.map { "\($0)" }?.contains("hush") == false)
    }
}
