import TestSupport
import Testing

/// What one recorded response has to turn into.
typealias Expectation = @Sendable ([UInt8]) throws -> Void

@Suite(.enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct RecordedResponsesTests {
    static let expectations: [String: Expectation] = [
        RecordedAlbums.expectations, RecordedSearches.expectations, RecordedOthers.expectations,
    ].reduce(into: [:]) { all, some in all.merge(some) { _, _ in preconditionFailure("a file is expected twice") } }

    /// Endpoints that are not asked.
    static let unused = [
        "joalla-artist-1-releases-p1.json": "an artist's discography: albums come from the catalogue's sources",
        "joalla-artist-1-releases-p2.json": "its second page",
    ]

    @Test("every recorded response turns into what its manifest says", arguments: expectations.keys.sorted())
    func decodes(_ file: String) throws {
        let expectation = try #require(Self.expectations[file])
        try expectation(try Fixtures.bytes("discogs/\(file)"))
    }

    @Test("the manifest names no response without an expectation, and no expectation is left over")
    func complete() throws {
        let files = try Fixtures.manifest(of: "discogs").map(\.file)
        #expect(Set(files) == Set(Self.expectations.keys).union(Self.unused.keys))
        #expect(files.count == Self.expectations.count + Self.unused.count)
    }
}
