import Foundation
import Gateway
import HTTPTransport
import Publishing
import Settings
import TestSupport
import Testing
import Upstreams

@testable import MLC

@Suite("The MLC", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct MLCTests {
    private static let isrc = "QZAAA2400001"

    private static func answers(_ recordings: HTTPResponse, _ works: String = "works-batch") throws -> CannedGateway {
        CannedGateway([
            "token": [try .recorded("token-200")], "recordings": [recordings], "works": [try .recorded(works)],
        ])
    }

    @Test("leads from an ISRC to its work: writers, publishers, who collects; a share counts once")
    func matched() async throws {
        let gateway = try Self.answers(.recorded("recordings-by-isrc"))
        let found = try await MLC.asking(gateway).registrations(of: [Self.isrc])
        let registration = try #require(found.first)
        #expect(registration.state == .matched && registration.origin == .mlc && registration.source == "mlc")
        #expect(registration.songCode == "AB1CDE" && registration.iswc == "T0000000010")
        #expect(registration.collectionShare == 83.34)
        #expect(registration.writers.map(\.name) == ["ADA EXAMPLE", "SAMPLE"])
        #expect(registration.writers.map(\.ipi) == ["00000000199", nil])
        #expect(registration.publishers.map(\.name) == ["EXAMPLE SONGS", "SAMPLE MUSIC LLC"])
        #expect(registration.administrators.map(\.name) == ["BIG ADMIN PUBLISHING"])
        #expect(registration.publisherStatus == .own)
        #expect(gateway.bodies("recordings") == [#"{"isrc":"QZAAA2400001"}"#])
        #expect(gateway.bodies("works") == [#"[{"mlcsongCode":"AB1CDE"}]"#])
    }

    @Test("that knows nothing is no error, and says so as of that day")
    func notFound() async throws {
        let gateway = try Self.answers(.recorded("recordings-empty"))
        let day = Date(timeIntervalSince1970: 1_790_000_000)
        let found = try await MLC.asking(gateway).registrations(of: [Self.isrc], now: day)
        #expect(found == [Registration(isrc: Self.isrc, source: "mlc", origin: .mlc, asOf: day, state: .notFound)])
        #expect(found[0].publisherStatus == .unknown && found[0].timeToLive == .seconds(14 * 86_400))
        #expect(gateway.calls.map(\.endpoint) == ["token", "recordings"])
    }

    @Test("keeps a work whose writers are missing, and a recording without a work")
    func incomplete() async throws {
        let one = HTTPResponse.json(#"[{"isrc":"QZAAA2400001","mlcSongCode":"CC1CCC"}]"#)
        let work = HTTPResponse(
            status: 200, headers: ["Content-Type": "application/json"],
            body: Array("[".utf8) + (try Fixtures.bytes("mlc/synthetic-work-publishers-without-writers.json"))
                + Array("]".utf8))
        let gateway = CannedGateway(["token": [try .recorded("token-200")], "recordings": [one], "works": [work]])
        let found = try await MLC.asking(gateway).registrations(of: [Self.isrc])
        #expect(found[0].writers.isEmpty && found[0].publishers.count == 2 && found[0].publisherStatus == .independent)
        let bare = HTTPResponse.json(#"[{"isrc":"QZAAA2400001","title":"X","mlcsongCode":null}]"#)
        let without = try await MLC.asking(try Self.answers(bare)).registrations(of: [Self.isrc])
        #expect(without[0].state == .recordingWithoutWork && without[0].title == "X")
    }

    @Test("asks for works in batches of 25, each code once, and logs in once for all")
    func batches() async throws {
        let list = (0..<60).map { #"{"isrc":"X","mlcsongCode":"C\#($0)"}"# }.joined(separator: ",")
        let gateway = CannedGateway([
            "token": [try .recorded("token-200")], "recordings": [.json("[\(list)]")], "works": [.json("[]")],
        ])
        let isrcs = (0..<8).map { "QZAAA240000\($0)" }
        let found = try await MLC.asking(gateway).registrations(of: isrcs)
        #expect(found.map(\.isrc) == isrcs && found.allSatisfy { $0.state == .recordingWithoutWork })
        #expect(gateway.bodies("works").count == 3 && gateway.bodies("token").count == 1)
    }

    @Test("is shown the id token; a refused one is renewed once, and a second refusal ends it")
    func tokens() async throws {
        let refused = try HTTPResponse.recorded("error-401", status: 401)
        let gateway = CannedGateway([
            "token": [try .recorded("token-200")], "recordings": [refused, .json("[]")],
        ])
        _ = try await MLC.asking(gateway).registrations(of: [Self.isrc])
        #expect(gateway.calls.map(\.endpoint) == ["token", "recordings", "token", "recordings"])
        #expect(gateway.calls[1].request.headers["Authorization"] == "Bearer FAKE-ID")
        let always = CannedGateway(["token": [try .recorded("token-200")], "recordings": [refused]])
        let error = try await #require(throws: UpstreamError.self) {
            try await MLC.asking(always).registrations(of: [Self.isrc])
        }
        #expect(error.status == 401 && always.calls.count == 4)
        #expect(!"\(error)".contains("hush-hush") && !"\(MLC.asking(always))".contains("hush-hush"))
    }

    @Test("that refuses the login is asked no more, by status or by word")
    func login() async throws {
        for answer in [
            try HTTPResponse.recorded("token-403", status: 403), .json(#"{"idToken":"x","error":"invalid_grant"}"#),
        ] {
            let gateway = CannedGateway(["token": [answer], "recordings": [.json("[]")]])
            let error = try await #require(throws: UpstreamError.self) {
                try await MLC.asking(gateway).registrations(of: [Self.isrc])
            }
            #expect(error.category == .authentication)
            #expect(gateway.calls.count == 1)
        }
    }

    @Test("is configured by both halves of the credential, and says which is missing")
    func settings() throws {
        #expect(!MLC.isConfigured(Settings(environment: [:])))
        #expect(MLC.isConfigured(Settings(environment: ["MLC_USERNAME": "a"])))
        let error = #expect(throws: ConfigurationError.self) {
            try MLCOptions(Settings(environment: ["MLC_USERNAME": "a"]))
        }
        #expect(error?.variable == "MLC_PASSWORD")
        let atLarge = ["MLC_USERNAME": "a", "MLC_PASSWORD": "b", "MLC_REQUESTS_PER_SECOND": "9"]
        #expect(throws: ConfigurationError.self) { try MLCOptions(Settings(environment: atLarge)) }
    }
}
