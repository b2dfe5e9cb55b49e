import Catalogue
import FoundationEssentials
import Gateway
import HTTPTransport
import Testing

@testable import Discogs

/// An artist, and refusals with the status that they came with.
enum RecordedOthers {
    static let expectations: [String: Expectation] = [
        "ricbra-artist.json": { body in
            let artist = try Made.read(ArtistJSON.self, from: body)
            #expect(artist.urls.count == 10)
            let links = DiscogsLinks.links(of: artist, asked: try #require(DiscogsNumber(45)))
            #expect(links.first?.url == "https://www.discogs.com/artist/45" && links.count == 11)
            #expect(
                links.dropFirst().map { "\($0.platform) \($0.handle ?? "-")" } == [
                    "site -", "site -", "site -", "facebook aphextwinafx", "x AphexTwin", "site -", "wikipedia -",
                    "site -", "soundcloud aphex-twin-official", "youtube soundofworldcontrol",
                ])
        },
        "swiftdiscogs-artist-404.json": { #expect(verdict(404, $0) == .absent) },
        "swiftdiscogs-release-404.json": { #expect(verdict(404, $0) == .absent) },
        "swiftdiscogs-identity-401.json": { #expect(verdict(401, $0) == .unauthorized) },
        "swiftdiscogs-folder-403.json": { #expect(verdict(403, $0) == .unauthorized) },
        "swiftdiscogs-search-500.json": {
            #expect(verdict(500, $0) == .rejected(reason: "the search takes Discogs too long"))
        },
    ]

    private static func verdict(_ status: Int, _ body: [UInt8]) -> Verdict {
        DiscogsErrors.verdict(
            on: HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body), now: Date())
    }
}
