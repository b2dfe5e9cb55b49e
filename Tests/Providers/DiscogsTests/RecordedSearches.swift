import Catalogue
import Testing

@testable import Discogs

/// Pages of search hits.
enum RecordedSearches {
    static let expectations: [String: Expectation] = [
        "swiftdiscogs-search-200.json": { body in
            let hits = try hits(body, count: 3)
            #expect(hits.map(\.year) == [2005, 2005, nil] && hits.allSatisfy { $0.type == "release" })
            // The documentary's years are far from the album's; only the one without a year could be it.
            #expect(best(hits, "Nirvana", "Nevermind", 1991) == "release/3058947")
            #expect(best(hits, "Nirvana", "Nevermind", 2006) == "release/2028757")
            #expect(best(hits, "Nirvana", "Nevermind", nil) == "release/2028757")
            #expect(best(hits, "Nirvana", "In Utero", nil) == nil)
        },
        "joalla-search-trash80.json": { body in
            let hits = try hits(body, count: 13)
            #expect(hits.first?.type == "artist")
            #expect(best(hits, "Trash80", "Icarus", 2008) == "release/1743771")
            #expect(best(hits, "Trash80 & Dma-Sc", "Darwinia Soundtrack", 2005) == "release/3329867")
            #expect(best(hits, "Trash80", "Darwinia Soundtrack", 2005) == nil)
        },
        "ricbra-search.json": { body in
            let hits = try hits(body, count: 50)
            #expect(hits.first?.formats == ["CD", "Compilation", "Unofficial Release"])
            #expect(best(hits, "The Prodigy", "The Rest, The Unreleased! The Last", 1997) == "release/2734257")
            #expect(best(hits, "Prodigy", "Prodigy", 1998) == "release/4251474")
        },
    ]

    private static func hits(_ body: [UInt8], count: Int) throws -> [HitJSON] {
        let hits = try Made.read(SearchJSON.self, from: body).hits
        #expect(hits.count == count)
        return hits
    }

    private static func best(_ hits: [HitJSON], _ artist: String, _ title: String, _ year: Int?) -> String? {
        let track = Made.track(1, "Song", album: title, date: year.map(String.init), artist: artist)
        return AlbumHits.best(of: hits, named: WantedAlbum(track.places[0], of: track))?.description
    }
}
