import FoundationEssentials
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Chartmetric

@Suite("Shapes of Chartmetric", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct ChartmetricShapesTests {
    private func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        try JSONBody.decode(type, from: try .fixture(name), upstream: Chartmetric.key, endpoint: "test")
    }

    @Test(
        "numbers under a code, as a list, an object or nothing",
        arguments: [
            ("get-ids", [10_000_001, 10_000_002]), ("get-ids-object", [10_000_001]), ("get-ids-none", []),
            ("get-ids-empty", []),
        ])
    func ids(name: String, numbers: [Int]) throws {
        #expect(try read(EnvelopeJSON<IDsJSON>.self, name).entries.flatMap(\.ids) == numbers)
    }

    @Test("a track, its streams beyond 32 bits, its moods as objects or words")
    func track() throws {
        let track = try #require(try read(EnvelopeJSON<TrackJSON>.self, "track").entries.first)
        #expect(track.id == 10_000_001 && track.isrc == "QZAAA2400001" && track.songwriters == ["Ada Example"])
        #expect(track.moods == ["Dreamy"] && track.activities == ["Study"])
        #expect(track.statistics?.streams == 3_196_473_434 && track.statistics?.playlistReach == nil)
        let words = try #require(try read(EnvelopeJSON<TrackJSON>.self, "track-moods-strings").entries.first)
        #expect(words.moods == ["Dreamy"] && words.isrc == nil && words.statistics == nil)
    }

    @Test("several series of one track: the largest of each day, never the sum")
    func series() throws {
        let series = try read(EnvelopeJSON<SeriesJSON>.self, "track-stats").entries
        let day = try #require(ChartmetricDay("2026-09-01"))
        #expect(series.count == 2 && StreamVelocity.merged(series) == [day: 82])
    }

    @Test("a token, and the errors")
    func others() throws {
        _ = try read(TokenJSON.self, "token-200")
        func verdict(_ name: String, _ status: Int) throws -> Verdict {
            var response = try HTTPResponse.fixture(name)
            response.status = status
            return ChartmetricErrors.verdict(on: response, now: Date(timeIntervalSince1970: 0))
        }
        #expect(try verdict("error-401-internal", 401) == .rejected(reason: ChartmetricErrors.planReason))
        #expect(try verdict("error-429", 429) == .limited(after: nil))
    }
}

@Suite("What a response of Chartmetric means")
struct ChartmetricErrorsTests {
    @Test(
        "by status and body",
        arguments: [
            (200, "{}", Verdict.answer), (401, #"{"error":"jwt expired"}"#, .expired),
            (401, #"{"error":{"message":"x"}}"#, .expired), (401, #"{"error":"Invalid refresh token"}"#, .unauthorized),
            (402, "{}", .parked(for: .seconds(21_600), reason: "the plan or its credits are used up")),
            (403, "{}", .parked(for: .seconds(21_600), reason: "the plan or its credits are used up")),
            (404, "{}", .absent), (429, "{}", .limited(after: nil)), (500, "{}", .failing(.upstream)),
            (503, "{}", .failing(.upstream)), (408, "{}", .failing(.upstream)),
            (400, "{}", .rejected(reason: "Chartmetric answered with the unexpected status 400")),
        ])
    func table(status: Int, body: String, verdict: Verdict) {
        let response = HTTPResponse.json(body, status: status)
        #expect(ChartmetricErrors.verdict(on: response, now: Date(timeIntervalSince1970: 0)) == verdict)
    }

    @Test("a page for browsers is no answer")
    func html() {
        let page = HTTPResponse(status: 200, headers: ["Content-Type": "text/html"], body: Array("<p>".utf8))
        #expect(ChartmetricErrors.verdict(on: page, now: Date()) == .failing(.malformedResponse))
    }

    @Test(
        "a reset is an instant: a second at least, an hour at most, nonsense is nothing",
        arguments: [
            ("1005", Duration.seconds(5)), ("900", .seconds(1)), ("99999999999", .seconds(3_600)), ("soon", nil),
            ("nan", nil), ("1e400", nil),
        ])
    func reset(text: String, wait: Duration?) {
        let response = HTTPResponse.json("{}", status: 429, headers: ["X-RateLimit-Reset": text])
        let verdict = ChartmetricErrors.verdict(on: response, now: Date(timeIntervalSince1970: 1_000))
        #expect(verdict == .limited(after: wait))
    }
}
