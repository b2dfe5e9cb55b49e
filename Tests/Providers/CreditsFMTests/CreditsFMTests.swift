import Foundation
import HTTPTransport
import Publishing
import Settings
import Synchronization
import Testing
import Upstreams

@testable import CreditsFM
@testable import Gateway

/// Answers each batch by a function of its body, and draws the consequences as the real gateway does.
private final class CannedGateway: UpstreamFetching {
    let answer: @Sendable (String) -> HTTPResponse
    private let asked = Mutex<[UpstreamCall]>([])

    init(_ answer: @escaping @Sendable (String) -> HTTPResponse) { self.answer = answer }

    var calls: [UpstreamCall] { asked.withLock(\.self) }

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        asked.withLock { $0.append(call) }
        let response = answer(String(decoding: call.request.body ?? [], as: UTF8.self))
        let consequence = Exchange(key: CreditsFM.key, endpoint: call.endpoint)
            .consequence(of: response, CreditsFMErrors.verdict(on: response))
        if let error = consequence.error { throw error }
        return response
    }
}

@Suite("Credits.fm")
struct CreditsFMTests {
    private static func json(_ body: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
    }

    private static func asking(_ gateway: CannedGateway, key: Secret? = nil) -> CreditsFM {
        CreditsFM(gateway: gateway, requests: CreditsFMRequests(baseURL: "https://credits.test", apiKey: key))
    }

    private static let entry = """
        {"isrcs":{"QZ-AAA-24-00001":{"isrc":"QZAAA2400001","song_title":"PAPER LANTERNS","iswc":"T-000000001-0",
        "match_status":"matched","mlc_song_code":"AB1CDE","updated_at":"2026-09-30T10:11:12.123456+00:00","songwriters":[
        {"name":"ADA EXAMPLE","ipi":"00000000199","role":"ComposerLyricist","publishers":[
        {"name":"BIG ADMIN","ipi":"00000000399","role":"RightsAdministrator"},
        {"name":"EXAMPLE SONGS","ipi":"00000000299","role":"OriginalPublisher"},
        {"name":"EXAMPLE SONGS","ipi":"00000000299","role":"OriginalPublisher"},
        {"name":"EXAMPLE SONGS","ipi":"00000000299","role":"OriginalPublisher"}]}]},
        "QZAAA2400002":{"error":"ISRC not found"}}}
        """

    @Test("gives the chain of a work with each publisher once, and no share where none is stated")
    func entry() async throws {
        let gateway = CannedGateway { _ in Self.json(Self.entry) }
        let found = try await Self.asking(gateway).registrations(of: ["QZAAA2400001", "QZAAA2400002", "QZAAA2400003"])
        #expect(found.map(\.state) == [.matched, .notFound, .notFound])
        #expect(found[0].origin == .mlc && found[0].source == "credits_fm")
        #expect(found[0].iswc == "T0000000010" && found[0].songCode == "AB1CDE")
        #expect(
            found[0].publishers.map(\.name) == ["EXAMPLE SONGS"] && found[0].administrators.map(\.name) == ["BIG ADMIN"]
        )
        #expect(found[0].collectionShare == nil)
        #expect(found[0].updatedAt.map { FeedDay($0).description } == "2026-09-30")
    }

    @Test("1,000 tracks are ten questions, none of which contributes anything")
    func batches() async throws {
        let gateway = CannedGateway { _ in Self.json(#"{"isrcs":{}}"#) }
        let isrcs = (0..<1_000).map { "QZAAA24\(String(100_000 + $0).dropFirst())" }
        let found = try await Self.asking(gateway).registrations(of: isrcs)
        #expect(found.map(\.isrc) == isrcs && gateway.calls.count == 10)
        for call in gateway.calls {
            let body = String(decoding: call.request.body ?? [], as: UTF8.self)
            #expect(body.hasPrefix(#"{"contribute":false,"isrcs":["QZAAA24"#))
            #expect(call.request.url == "https://credits.test/v1/batch" && call.request.headers["x-api-key"] == nil)
        }
    }

    @Test("a share is known only where every writer has one")
    func shares() async throws {
        func share(_ second: String) async throws -> Double? {
            let body = """
                {"isrcs":{"QZAAA2400001":{"match_status":"matched","songwriters":[{"name":"A","share_percentage":50},
                {"name":"B","share_percentage":\(second)}]}}}
                """
            return try await Self.asking(CannedGateway { _ in Self.json(body) })
                .registrations(of: ["QZAAA2400001"])[0].collectionShare
        }
        #expect(try await share("25.5") == 75.5)
        #expect(try await share("null") == nil)
    }

    @Test("a limit waits as long as the longer of body and header says")
    func limits() {
        func verdict(_ body: String, _ headers: HTTPHeaders = HTTPHeaders()) -> Verdict {
            CreditsFMErrors.verdict(on: HTTPResponse(status: 429, headers: headers, body: Array(body.utf8)))
        }
        #expect(verdict(#"{"error":"x","retryAfter":42}"#) == .limited(after: .seconds(42)))
        #expect(verdict(#"{"retryAfter":2}"#, ["Retry-After": "9"]) == .limited(after: .seconds(9)))
        #expect(verdict("") == .limited(after: .seconds(60)))
        #expect(verdict(#"{"retryAfter":0}"#) == .limited(after: .seconds(1)))
    }

    @Test(
        "statuses mean what the table says",
        arguments: [
            (308, Verdict.rejected(reason: "Credits.fm points elsewhere: CREDITS_FM_API_URL is not its address")),
            (401, .unauthorized), (404, .absent), (503, .failing(.upstream)),
            (400, .rejected(reason: "Credits.fm answered with the unexpected status 400")),
        ])
    func statuses(status: Int, verdict: Verdict) {
        #expect(CreditsFMErrors.verdict(on: Self.json("{}", status: status)) == verdict)
    }

    @Test("is off unless it is switched on")
    func off() throws {
        #expect(try !CreditsFM.isConfigured(Settings(environment: [:])))
        #expect(try !CreditsFM.isConfigured(Settings(environment: ["CREDITS_FM_API_KEY": "cfm_x"])))
        #expect(try CreditsFM.isConfigured(Settings(environment: ["CREDITS_FM": "on"])))
        #expect(throws: ConfigurationError.self) {
            try CreditsFM.isConfigured(Settings(environment: ["CREDITS_FM": "yes"]))
        }
    }
}
