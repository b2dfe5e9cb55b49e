import Catalogue
import HTTPTransport
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzPlanTests {
    private let id = Made.id(7)

    @Test(
        "the plan counts the requests that the discovery then makes",
        arguments: [1, 100, 101], [2, 20])
    func truth(_ releases: Int, _ tracksPerRelease: Int) async throws {
        let gateway = Self.catalogue(releases: releases, tracksPerRelease: tracksPerRelease)
        let musicBrainz = musicBrainz(gateway)
        for query in [ArtistQuery.name("Ann"), .id(id)] {
            let plan = try #require(try await musicBrainz.plan(query))
            let planned = gateway.calls.count
            _ = try await musicBrainz.artist(query)
            try await readAllPages(of: musicBrainz)
            #expect(plan.requests == gateway.calls.count - planned)
            gateway.reset()
        }
    }

    @Test("asks for the artist and one page of releases, no more")
    func cost() async throws {
        let gateway = Self.catalogue(releases: 900, tracksPerRelease: 2)
        let plan = try #require(try await musicBrainz(gateway).plan(.name("Ann")))
        #expect(gateway.endpoints == ["artist-search", "artist-lookup", "release-browse-artist"])
        #expect(plan.steps.map(\.requests) == [1, 1, 9])
        #expect(plan.artist.nativeID == id && plan.spacing == .seconds(2))
        #expect(plan.albums == nil && plan.tracks == nil)
    }

    @Test("says how many albums and tracks there are where the first page holds them all")
    func small() async throws {
        let plan = try #require(
            try await musicBrainz(Self.catalogue(releases: 4, tracksPerRelease: 3)).plan(.id(id)))
        #expect(plan.albums == 4 && plan.tracks == 12)
        #expect(plan.steps.map(\.requests) == [1, 1])
    }

    @Test("an artist without releases still costs the page that says so; one who is not there has no plan")
    func none() async throws {
        let empty = CannedGateway { url in url.contains("/artist/") ? .json(Made.artist(7, "Ann")) : nil }
        let plan = try #require(try await musicBrainz(empty).plan(.id(id)))
        #expect(plan.requests == 2 && plan.albums == 0 && plan.tracks == 0)
        #expect(try await musicBrainz(CannedGateway { _ in nil }).plan(.id(id)) == nil)
    }

    @Test("more releases than are ever read are not planned for")
    func endless() throws {
        let page: BrowsePageJSON<ReleaseJSON> = try Made.read(
            Made.page("release", total: 1_000_000, [Made.release(1, group: Made.group(9))]))
        #expect(ReleasePagesPlan(firstPage: page).pages == MusicBrainzLimits.artistReleasesMaximum)
    }

    private func musicBrainz(_ gateway: CannedGateway) -> MusicBrainz {
        MusicBrainz(gateway: gateway, baseURL: "https://mb.test/ws/2", userAgent: "x", spacing: .seconds(2))
    }

    private func readAllPages(of musicBrainz: MusicBrainz) async throws {
        var offset: Int? = 0
        while let start = offset { offset = try await musicBrainz.albums(ofArtist: id, offset: start).nextOffset }
    }

    /// An artist with so many releases, each an album of its own; pages end after 100 releases or 500 tracks.
    private static func catalogue(releases: Int, tracksPerRelease: Int) -> CannedGateway {
        CannedGateway { url in
            if url.contains("/artist?") { return .json(#"{"count":1,"artists":[\#(Made.artist(7, "Ann"))]}"#) }
            if url.contains("/artist/") { return .json(Made.artist(7, "Ann")) }
            let start = url.split(separator: "&").lazy.compactMap { Int($0.replacing("offset=", with: "")) }.first ?? 0
            let size = min(100, max(1, 500 / tracksPerRelease))
            let elements = (start..<min(start + size, releases)).map { number in
                let tracks = (0..<tracksPerRelease).map { Made.recording(number * 1_000 + $0) }
                return Made.release(number, group: Made.group(number), discs: [tracks])
            }
            return .json(Made.page("release", total: releases, offset: start, elements))
        }
    }
}
