import TestSupport
import Testing

@testable import Spotify

/// What one recorded response has to turn into.
typealias Expectation = @Sendable ([UInt8]) throws -> Void

@Suite(.enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct RecordedResponsesTests {
    static let expectations: [String: Expectation] = [
        RecordedAlbums.expectations, RecordedTracks.expectations, RecordedArtists.expectations,
        RecordedErrors.expectations, RecordedTokens.expectations,
    ].reduce(into: [:]) { all, some in all.merge(some) { _, _ in preconditionFailure("a file is expected twice") } }

    /// Responses to questions that are never asked, with the reason.
    static let unused: [String: String] = [
        "artists-batch.json": "artists are asked for one at a time",
        "artist-related-float-numbers.json": "related artists are no part of a catalogue, and are not granted any more",
        "artist-top-tracks.json": "top tracks are no part of a catalogue, and are not granted any more",
        "playlist.json": "playlists belong to users", "playlist-fields-subset.json": "playlists belong to users",
        "playlist-tracks-old-key.json": "playlists belong to users",
        "playlist-items-tracks.json": "playlists belong to users",
        "playlist-items-episodes-and-tracks.json": "playlists belong to users",
        "playlist-2026-both-keys.json": "playlists belong to users",
        "playlist-items-2026-item-key.json": "playlists belong to users",
        "recently-played.json": "what a user heard takes the user's token",
        "recently-played-20.json": "what a user heard takes the user's token",
        "followed-artists-cursor.json": "whom a user follows takes the user's token",
        "saved-tracks.json": "what a user keeps takes the user's token",
        "saved-albums-null-item.json": "what a user keeps takes the user's token",
        "search-album-page.json": "albums are listed, not searched for",
        "vcr-search-album-limit10.json": "albums are listed, not searched for",
        "token-authorization-code.json": "no user consents to anything here",
        "token-refresh-with-new-refresh-token.json": "a token that acts for no user is fetched anew, not refreshed",
        "token-refresh-without-refresh-token.json": "a token that acts for no user is fetched anew, not refreshed",
    ]

    @Test("every recorded response turns into what its manifest says", arguments: expectations.keys.sorted())
    func decodes(_ file: String) throws {
        let expectation = try #require(Self.expectations[file])
        try expectation(try Fixtures.bytes("spotify/\(file)"))
    }

    @Test("the manifest names no response without an expectation or a reason, and none of them is left over")
    func complete() throws {
        let files = Set(try Fixtures.manifest(of: "spotify").map(\.file))
        #expect(files == Set(Self.expectations.keys).union(Self.unused.keys))
        #expect(Set(Self.expectations.keys).isDisjoint(with: Self.unused.keys))
    }
}
