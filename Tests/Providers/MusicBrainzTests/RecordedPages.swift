import Catalogue
import Testing

@testable import MusicBrainz

/// Pages of browses.
enum RecordedPages {
    static let expectations: [String: Expectation] = [
        "mbserver-release-browse-rels.json": { body in
            let page: BrowsePageJSON<ReleaseJSON> = try page(body, total: 1, offset: 0, count: 1)
            let tracks = MusicBrainzAlbums.tracks(of: page.elements)
            #expect(tracks.map(\.title) == ["Hello Goodbye [hidden track]", "Hello Goodbye / Galaxie", "2 X 4"])
            #expect(tracks.map(\.position) == [0, 1, 2])
            #expect(tracks[0].claims?.map(\.role) == [.composer])
            #expect(tracks[0].claims?.map(\.personName) == ["Blind Melon"])
            #expect(tracks[1].claims?.map(\.sourceRole) == ["instrument (guitar)"])
            #expect(tracks[2].claims == [])
            #expect(page.elements.map { Barcode.digits($0.barcode) } == ["0208311348266"])
        },
        "picard-release_group_2.json": { body in
            let page: BrowsePageJSON<ReleaseJSON> = try page(body, total: 3, offset: 0, count: 3)
            #expect(page.elements.map(\.id) == ["123", "456", "789"])
            #expect(page.nextOffset(after: 0) == nil)
        },
        "inkstak-release-browse-by-rg.json": { body in
            let page: BrowsePageJSON<ReleaseJSON> = try page(body, total: 5, offset: 0, count: 2)
            #expect(page.elements.map(\.date) == ["2003", "2004-03-10"])
            #expect(page.nextOffset(after: 0) == 2)
        },
        "mbserver-recording-browse-p1.json": { body in
            let page: BrowsePageJSON<RecordingJSON> = try page(body, total: 10, offset: 0, count: 3)
            #expect(page.elements.map(\.title) == ["Busy Working", "Bibi Plone", "Be Rude to Your School"])
            #expect(page.nextOffset(after: 0) == 3)
        },
        "mbserver-recording-browse-p2.json": { body in
            let page: BrowsePageJSON<RecordingJSON> = try page(body, total: 10, offset: 3, count: 3)
            #expect(page.elements.map(\.title) == ["On My Bus", "Plock", "Marbles"])
            #expect(page.nextOffset(after: 3) == 6)
        },
        "inkstak-recording-browse-by-release.json": { body in
            let page: BrowsePageJSON<RecordingJSON> = try page(body, total: 16, offset: 0, count: 16)
            #expect(page.elements.first?.title == "Cinema" && page.nextOffset(after: 0) == nil)
        },
        "hqub-artist-browse.json": { body in
            let page: BrowsePageJSON<ArtistJSON> = try page(body, total: 7959, offset: 0, count: 10)
            #expect(page.elements.prefix(2).map(\.name) == ["$OHO BANI", "-Selektor"])
        },
        "inkstak-artist-browse-by-release.json": { body in
            let page: BrowsePageJSON<ArtistJSON> = try page(body, total: 15, offset: 0, count: 15)
            #expect(page.elements.prefix(2).map(\.name) == ["Ricky Nelson", "Urge Overkill"])
        },
        "hqub-releasegroup-browse.json": { body in
            let page: BrowsePageJSON<ReleaseGroupJSON> = try page(body, total: 145, offset: 0, count: 10)
            #expect(page.elements.prefix(3).map(\.title) == ["Glory", "Blackout", "Circus"])
        },
        "inkstak-release-group-browse-by-artist.json": { body in
            let page: BrowsePageJSON<ReleaseGroupJSON> = try page(body, total: 664, offset: 0, count: 25)
            #expect(page.elements.prefix(3).map(\.kind) == ["compilation", "compilation", "album"])
            #expect(page.elements[2].firstReleaseDate == "1991-09-23")
        },
        "inkstak-release-group-browse-by-artist-limit2.json": { body in
            let page: BrowsePageJSON<ReleaseGroupJSON> = try page(body, total: 664, offset: 0, count: 2)
            #expect(page.elements.map(\.title) == ["Nevermind", "Bleach"])
        },
        "mbserver-rg-browse.json": { body in
            let page: BrowsePageJSON<ReleaseGroupJSON> = try page(body, total: 2, offset: 0, count: 2)
            #expect(page.elements.map(\.secondaryTypes) == [[], ["Remix"]])
            #expect(page.elements.map(\.kind) == ["album", "remix"])
            #expect(page.elements.allSatisfy { $0.artistCredit?.map(\.name) == ["Distance"] })
        },
        "mbserver-iswc.json": { body in
            let page: BrowsePageJSON<WorkJSON> = try page(body, total: 1, offset: 0, count: 1)
            #expect(page.elements.map(\.iswcCodes) == [["T-000.000.002-0"]])
        },
        "mbserver-url-multi-resource.json": { body in
            let page: BrowsePageJSON<AddressJSON> = try page(body, total: 2, offset: 0, count: 2)
            #expect(
                page.elements.map(\.resource) == [
                    "http://www.discogs.com/release/30896", "http://www.discogs.com/artist/Paul+Allgood",
                ])
            #expect(page.elements.map { $0.relations.compactMap(\.artist?.name) } == [[], ["Paul Allgood"]])
        },
        "mbserver-url-multi-none.json": { body in
            let _: BrowsePageJSON<AddressJSON> = try page(body, total: 0, offset: 0, count: 0)
        },
    ]

    private static func page<Element>(
        _ body: [UInt8], total: Int, offset: Int, count: Int
    ) throws -> BrowsePageJSON<Element> {
        let page = try Made.read(BrowsePageJSON<Element>.self, from: body)
        #expect(page.total == total && page.offset == offset && page.elements.count == count)
        return page
    }
}
