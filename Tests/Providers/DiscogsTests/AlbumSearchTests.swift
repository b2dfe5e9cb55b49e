import Catalogue
import Testing

@testable import Discogs

@Suite struct AlbumSearchTests {
    private let album = WantedAlbum(
        PlaceReference(albumTitle: "Nevermind", releaseDate: "1991-09-24"),
        of: Made.track(1, "Song", album: "Nevermind", artist: "Nirvana"))

    @Test(
        "a hit is the album when artist and title are the same and the years are near",
        arguments: [
            (Made.hit(3, "Nirvana - Nevermind", year: "1991"), true), (Made.hit(3, "NIRVANA - Nevermind"), true),
            (Made.hit(3, "Nirvana (2) - Nevermind", year: "1992"), true), (Made.hit(3, "Nirvana* - Nevermind"), true),
            (Made.hit(3, "Nirvana - Nevermind", year: "0"), true),
            (Made.hit(3, "Nirvana - Nevermind", year: "1993"), false),
            (Made.hit(3, "Nirvana - Nevermind (Remastered)"), false), (Made.hit(3, "Nirvana UK - Nevermind"), false),
            (Made.hit(3, "Nevermind"), false), (Made.hit(3, "Nirvana - Nevermind", type: "master"), false),
            (Made.hit(0, "Nirvana - Nevermind"), false),
        ])
    func named(_ json: String, _ isIt: Bool) throws {
        let id = AlbumHits.best(of: [try Made.read(json)], named: album)
        #expect(id?.description == (isIt ? "release/3" : nil))
    }

    @Test("the nearest year is preferred, an official edition before all, then the search's own order")
    func preferred() throws {
        let hits = [
            Made.hit(1, "Nirvana - Nevermind", year: "1991", formats: ["Unofficial Release"]),
            Made.hit(2, "Nirvana - Nevermind", year: "1992"), Made.hit(3, "Nirvana - Nevermind"),
            Made.hit(4, "Nirvana - Nevermind", year: "1991"), Made.hit(5, "Nirvana - Nevermind", year: "1991"),
        ]
        #expect(try best(hits) == "release/4")
        #expect(try best(Array(hits.prefix(3))) == "release/2")
        #expect(try best(Array(hits.prefix(1))) == "release/1")
    }

    @Test("a barcode's hit needs no title, but one of the same title is preferred")
    func barcode() throws {
        let hits = [
            Made.hit(9, "Nirvana - Nevermind", type: "master"), Made.hit(1, "Other - Thing"),
            Made.hit(2, "Nirvana - Nevermind", formats: ["Unofficial Release"]), Made.hit(3, "Nirvana - Nevermind"),
        ]
        let read: [HitJSON] = try hits.map { try Made.read($0) }
        #expect(AlbumHits.best(of: read, barcodeOf: album)?.description == "release/3")
        #expect(AlbumHits.best(of: Array(read.prefix(2)), barcodeOf: album)?.description == "release/1")
        #expect(AlbumHits.best(of: [], barcodeOf: album) == nil)
    }

    @Test("a hit that can't be read hides no other")
    func unreadable() throws {
        let page: SearchJSON = try Made.read(
            #"{"results":[{"id":"x"},null,\#(Made.hit(3, "Nirvana - Nevermind")),{"type":"release"}]}"#)
        #expect(page.hits.map(\.id) == [3])
    }

    @Test("names and titles may hold hyphens")
    func hyphens() throws {
        let hit: HitJSON = try Made.read(Made.hit(1, "Soit - P.P. - Prodigy, The - Live"))
        #expect(hit.names.map(\.artist) == ["Soit", "Soit - P.P.", "Soit - P.P. - Prodigy, The".display])
        #expect(hit.names.map(\.title) == ["P.P. - Prodigy, The - Live", "Prodigy, The - Live", "Live"])
    }

    @Test("a star says that the record spells the name otherwise")
    func star() throws {
        for (title, artist) in [("Prodigy, The* - Live", "The Prodigy"), ("Nirvana (2)* - Live", "Nirvana")] {
            let hit: HitJSON = try Made.read(Made.hit(1, title))
            #expect(hit.names.map(\.artist) == [artist])
        }
    }

    @Test("each form of a search is simpler than the one before, and long names are cut")
    func forms() {
        let forms = SearchForm.forms(artist: "Ann", title: "Album")
        #expect(
            forms.map { $0.conditions.map(\.0) } == [
                ["type", "artist", "release_title"], ["artist", "release_title"], ["q"],
            ])
        #expect(SearchForm.forms(barcode: "1").map { $0.conditions.map(\.0) } == [["type", "barcode"], ["barcode"]])
        let long = SearchForm.forms(artist: String(repeating: "ö", count: 500), title: "Album")
        #expect(long[0].conditions[1].1.utf8.count == 200)
    }

    private func best(_ hits: [String]) throws -> String? {
        AlbumHits.best(of: try hits.map { try Made.read($0) }, named: album)?.description
    }
}

extension String {
    fileprivate var display: String { DiscogsName.display(self) }
}
