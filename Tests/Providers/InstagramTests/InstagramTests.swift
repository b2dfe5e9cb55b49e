import Catalogue
import Gateway
import HTTPTransport
import Testing
import Upstreams

@testable import Instagram

@Suite struct InstagramTests {
    private static let empty = #"{"id":"17841400000000000"}"#

    @Test("a profile is one request, for the account's name in lower case")
    func profile() async throws {
        let body = #"{"business_discovery":{"id":"9","username":"Ann.b","followers_count":3},"id":"1"}"#
        let gateway = CannedGateway(.json(body))
        let profile = try await Instagram.asking(gateway).profile(ofHandle: "@Ann.B")
        #expect(profile == FoundProfile(nativeID: "9", handle: "Ann.b", followers: 3))
        #expect(
            gateway.calls.map(\.request.url) == [
                "https://graph.test/v23.0/17841400000000000?fields=business_discovery.username%28ann.b%29%7Bid%2Cig_id"
                    + "%2Cusername%2Cname%2Cbiography%2Cwebsite%2Cfollowers_count%2Cmedia_count%7D"
            ])
    }

    @Test("the token goes into its header, and nowhere else")
    func token() async throws {
        let gateway = CannedGateway(.json(Self.empty))
        _ = try await Instagram.asking(gateway).profile(ofHandle: "ann")
        let call = try #require(gateway.calls.first)
        #expect(call.request.headers["Authorization"] == "Bearer hush")
        #expect(!call.request.url.contains("hush") && !"\(Instagram.asking(gateway))".contains("hush"))
        #expect(call.timeToLive != nil)
    }

    @Test(
        "what can't be an account's name is not asked for",
        arguments: [
            "", "@", "@@ann", "ann b", "ann){id}", "ann)", "ann(", "ann{", "ann}", "ann,name", "änn", "ann/..",
            "ann%29", "ann\n", "ａｎｎ",
            "a234567890123456789012345678901",
        ])
    func impossible(_ handle: String) async throws {
        let gateway = CannedGateway(.json(Self.empty))
        #expect(try await Instagram.asking(gateway).profile(ofHandle: handle) == nil)
        #expect(gateway.calls.isEmpty)
    }

    @Test("thirty characters are a name")
    func longest() { #expect(InstagramHandle("a23456789012345678901234567890") != nil) }

    @Test("who does not show itself is no error, however Instagram puts it")
    func absent() async throws {
        let refusals = [#"{"code":110}"#, #"{"code":24}"#, #"{"code":803}"#, #"{"code":100,"error_subcode":33}"#]
        let answers =
            refusals.map { HTTPResponse.json(#"{"error":\#($0)}"#, status: 400) } + [
                .json(Self.empty), .json(#"{"business_discovery":null}"#),
            ]
        for answer in answers {
            #expect(try await Instagram.asking(CannedGateway(answer)).profile(ofHandle: "ann") == nil)
        }
    }

    @Test("a limit puts all calls off, without an attempt")
    func limited() async throws {
        let answer = HTTPResponse.json(#"{"error":{"code":4,"is_transient":true}}"#, status: 400)
        let error = try await #require(throws: UpstreamError.self) {
            try await Instagram.asking(CannedGateway(answer)).profile(ofHandle: "ann")
        }
        #expect(error.disposition == .deferral(for: .seconds(3_600)) && error.category == .rateLimited)
    }

    @Test("a body that can't be read is an error that comes back, and says where it broke")
    func malformed() async throws {
        let gateway = CannedGateway(.json(#"{"business_discovery":{"name":"Ann"}}"#))
        let error = try await #require(throws: UpstreamError.self) {
            try await Instagram.asking(gateway).profile(ofHandle: "ann")
        }
        #expect(error.category == .malformedResponse && error.detail == "business_discovery.id: missing")
        #expect(gateway.forgotten == 1)
    }

    @Test("a text keeps no NUL, and an account without a name in the answer keeps the one asked for")
    func texts() async throws {
        let body = #"{"business_discovery":{"id":"9","biography":"be\u0000ats"}}"#
        let profile = try await Instagram.asking(CannedGateway(.json(body))).profile(ofHandle: "Ann")
        #expect(profile == FoundProfile(nativeID: "9", handle: "ann", biography: "beats"))
    }
}
