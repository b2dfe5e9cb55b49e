import TestSupport
import Testing

@testable import Genius

/// What one recorded response has to turn into.
typealias Expectation = @Sendable ([UInt8]) throws -> Void

@Suite(.enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct RecordedResponsesTests {
    static let expectations: [String: Expectation] = [
        RecordedSongs.expectations, RecordedLists.expectations, RecordedArtists.expectations,
        RecordedErrors.expectations,
    ].reduce(into: [:]) { all, some in all.merge(some) { _, _ in preconditionFailure("a file is expected twice") } }

    /// Of endpoints that are not used.
    static let unused = [
        "web-page-lookup.json": "pages of other sites under annotation say nothing about music"
    ]

    @Test("every recorded response turns into what its manifest says", arguments: expectations.keys.sorted())
    func decodes(_ file: String) throws {
        let expectation = try #require(Self.expectations[file])
        try expectation(try Fixtures.bytes("genius/\(file)"))
    }

    @Test("the manifest names no response without an expectation or a reason, and none is left over")
    func complete() throws {
        let files = Set(try Fixtures.manifest(of: "genius").map(\.file))
        #expect(files == Set(Self.expectations.keys).union(Self.unused.keys))
    }
}
