import TestSupport
import Testing

@testable import MusicBrainz

/// What one recorded response has to turn into.
typealias Expectation = @Sendable ([UInt8]) throws -> Void

@Suite(.enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct RecordedResponsesTests {
    static let expectations: [String: Expectation] = [
        RecordedCredits.expectations, RecordedCatalogue.expectations, RecordedPages.expectations,
        RecordedSearches.expectations, RecordedLinks.expectations, RecordedErrors.expectations,
    ].reduce(into: [:]) { all, some in all.merge(some) { _, _ in preconditionFailure("a file is expected twice") } }

    @Test("every recorded response turns into what its manifest says", arguments: expectations.keys.sorted())
    func decodes(_ file: String) throws {
        let expectation = try #require(Self.expectations[file])
        try expectation(try Fixtures.bytes("musicbrainz/\(file)"))
    }

    @Test("the manifest names no response without an expectation, and no expectation is left over")
    func complete() throws {
        let files = Set(try Fixtures.manifest(of: "musicbrainz").map(\.file))
        #expect(files == Set(Self.expectations.keys))
    }
}
