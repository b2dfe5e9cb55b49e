import Catalogue
import Testing

@testable import Genius

/// Hits of searches, and pages of artists' songs.
enum RecordedLists {
    static let expectations: [String: Expectation] = [
        "search-2015.json": { body in
            // Neither types nor names of all artists nor dates.
            let songs = try Made.answer(HitsJSON.self, in: body).songs
            #expect(songs.count == 20 && songs.allSatisfy { $0.year == nil && $0.artistNames == nil })
            expect(songs, "The Hills", by: "The Weeknd", is: 727466, score: 0.9)
            expect(songs, "The Hills", by: "St. Breeze", is: 179142, score: 0.9)
            expect(songs, "Over the Hills and Far Away", by: "Nightwish", is: 348702, score: 0.9)
            expect(songs, "Hills", by: "The Weeknd", is: nil, score: 0)
        },
        "search-2021.json": { body in
            let songs = try Made.answer(HitsJSON.self, in: body).songs
            #expect(songs.count == 10)
            expect(songs, "Chandelier", by: "Sia", is: 378195, score: 0.9)
            expect(songs, "Chandelier (feat. Nobody) - Remastered 2019", by: "SIA", is: 378195, score: 0.9)
            expect(songs, "Chandelier - Live", by: "Sia", is: nil, score: 0)
            expect(songs, "Chandelier", by: "Damien Rice", is: nil, score: 0)
            expect(songs, "Crystal Chandelier", by: "Sia", is: nil, score: 0)
            let page = try #require(songs.first { $0.id == 2_333_293 })
            #expect(HitRejection.rejects(page, for: "A Song"))
        },
        "search-2022-lamar.json": { body in
            let songs = try Made.answer(HitsJSON.self, in: body).songs
            #expect(songs.prefix(3).map(\.year) == [2017, 2012, 2012])
            #expect(songs[1].artistNames == "Kendrick Lamar (Ft. MC Eiht)")
            expect(songs, "HUMBLE.", by: "Kendrick Lamar", date: "2017-04-14", is: 3_039_923, score: 1)
            expect(songs, "m.A.A.d city (feat. MC Eiht)", by: "Kendrick Lamar", date: "2012", is: 90478, score: 1)
            expect(
                songs, "Bitch, Don't Kill My Vibe", by: "Kendrick Lamar", date: "2012-10-22", is: 90473, score: 1)
            expect(songs, "Swimming Pools (Drank)", by: "Kendrick Lamar", date: "2013", is: 81159, score: 0.95)
            // The guest stands nowhere on our side.
            expect(songs, "LOVE.", by: "Kendrick Lamar", is: 3_047_141, score: 0.7333)
        },
        "artist-songs-2015-page1.json": { body in
            let page = try Made.answer(SongPageJSON.self, in: body)
            #expect(page.songs.count == 20 && page.nextPage == nil)
            expect(page.songs, "Big Girls Cry", by: "Sia", is: 460807, score: 0.9)
            // Written for another: not a song of hers.
            expect(page.songs, "Blank Page", by: "Sia", is: nil, score: 0)
            let sleeve = try #require(page.songs.first { $0.id == 442856 })
            #expect(HitRejection.rejects(sleeve, for: "1000 Forms of Fear"))
        },
        "artist-songs-page1-next2.json": { body in
            let page = try Made.answer(SongPageJSON.self, in: body)
            #expect(page.songs.count == 20 && page.nextPage == 2)
            expect(page.songs, "American Me", by: "C.L. Smooth", is: 256693, score: 0.9)
            expect(page.songs, "American Me - Instrumental", by: "C.L. Smooth", is: 6_826_232, score: 0.9)
            // Two artists of ours are one at Genius.
            expect(page.songs, "Can't Front on Me", by: "Pete Rock", "C.L. Smooth", is: 14053, score: 0.9)
        },
    ]

    private static func expect(
        _ songs: [SongJSON], _ title: String, by names: String..., date: String? = nil, is id: Int?, score: Double
    ) {
        var candidates = Candidates()
        candidates.consider(songs, for: [(0, WantedRecording(Made.track(1, title, by: names, date: date)))])
        #expect(candidates[0]?.song.id == id)
        #expect(abs((candidates[0]?.score ?? 0) - score) < 0.001)
    }
}
