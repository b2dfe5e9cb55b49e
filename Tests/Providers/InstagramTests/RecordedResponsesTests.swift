import Catalogue
import Gateway
import HTTPTransport
import TestSupport
import Testing
import Upstreams

@testable import Instagram

@Suite(.enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct RecordedResponsesTests {
    typealias Expectation = @Sendable ([UInt8]) async throws -> Void

    static let expectations: [String: Expectation] = [
        "synthetic-business-discovery.json": { body in
            let expected = FoundProfile(
                nativeID: "17841400000000001", handle: "example.producer", name: "Example Producer",
                biography: "beats ✨\nbookings via website", website: "https://example.com/", followers: 267_788,
                posts: 1_205)
            let found = try await profile(200, body)
            #expect(found == expected)
        },
        "synthetic-business-discovery-minimal.json": { body in
            let expected = FoundProfile(nativeID: "17841400000000002", handle: "asked", followers: 0, posts: 0)
            let found = try await profile(200, body)
            #expect(found == expected)
        },
        "synthetic-error-110.json": { body in
            let found = try await profile(400, body)
            #expect(found == nil)
        },
        "synthetic-error-4.json": { try await expect($0, .deferral(for: .seconds(3_600)), .rateLimited) },
        "synthetic-error-17.json": { try await expect($0, .deferral(for: .seconds(3_600)), .rateLimited) },
        "synthetic-error-32.json": { try await expect($0, .deferral(for: .seconds(3_600)), .rateLimited) },
        "synthetic-error-613.json": { try await expect($0, .deferral(for: .seconds(3_600)), .rateLimited) },
        "synthetic-error-190.json": { try await expect($0, .deferral(for: .seconds(300)), .authentication) },
        "synthetic-error-10.json": { try await expect($0, .deferral(for: .seconds(300)), .authentication) },
        "synthetic-error-2-transient.json": { try await expect($0, .retryable(after: nil), .upstream) },
        "synthetic-error-100.json": { try await expect($0, .terminal, .internal) },
    ]

    @Test("every recorded response turns into what its manifest says", arguments: expectations.keys.sorted())
    func decodes(_ file: String) async throws {
        let expectation = try #require(Self.expectations[file])
        try await expectation(try Fixtures.bytes("instagram/\(file)"))
    }

    @Test("the manifest names no response without an expectation, and no expectation is left over")
    func complete() throws {
        #expect(Set(try Fixtures.manifest(of: "instagram").map(\.file)) == Set(Self.expectations.keys))
    }

    private static func profile(_ status: Int, _ body: [UInt8]) async throws -> FoundProfile? {
        let response = HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body)
        return try await Instagram.asking(CannedGateway(response)).profile(ofHandle: "asked")
    }

    private static func expect(
        _ body: [UInt8], _ disposition: Disposition, _ category: ErrorCategory
    ) async throws {
        let error = try await #require(throws: UpstreamError.self) { try await profile(400, body) }
        #expect(error.disposition == disposition && error.category == category)
    }
}
