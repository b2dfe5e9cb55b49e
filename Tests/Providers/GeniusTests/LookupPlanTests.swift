import Catalogue
import Testing

@testable import Genius

@Suite struct LookupPlanTests {
    @Test("recordings of one artist are a group; namesakes with ids of their own are not")
    func groups() {
        let recordings = [
            Made.track(1, "A", by: ["Ann"]), Made.track(2, "B", by: ["Bob", "Ann"]), Made.track(3, "C", by: ["ANN"]),
            Made.track(4, "D", by: ["Ann"], artistID: 7), Made.track(5, "E", by: ["Ann"], artistID: 7),
        ].map(WantedRecording.init)
        #expect(
            ArtistGroup.groups(of: recordings) == [
                ArtistGroup(geniusID: nil, members: [0, 2]), ArtistGroup(geniusID: nil, members: [1]),
                ArtistGroup(geniusID: 7, members: [3, 4]),
            ])
    }

    @Test("as many pages are read as half the recordings that are missing, and only up to the end")
    func pages() {
        #expect(ListCursor(missing: 1).page == nil)
        var cursor = ListCursor(missing: 5)
        #expect(cursor.page == 1)
        cursor.advance(next: 2, missing: 4)
        #expect(cursor.page == 2 && !cursor.isComplete)
        cursor.advance(next: 3, missing: 4)
        #expect(cursor.page == nil && !cursor.isComplete)

        var ended = ListCursor(missing: 100)
        ended.advance(next: nil, missing: 90)
        #expect(ended.page == nil && ended.isComplete)

        var enough = ListCursor(missing: 100)
        enough.advance(next: 2, missing: 1)
        #expect(enough.page == nil && !enough.isComplete)
    }

    @Test("the best song is kept, of equals the first")
    func candidates() throws {
        let recording = WantedRecording(Made.track(1, "Song", date: "2014"))
        var candidates = Candidates()
        let years: [(Int, Int?)] = [(1, nil), (2, 2014), (3, 2014), (4, nil)]
        candidates.consider(
            try years.map { try Made.read(Made.song($0.0, "Song", year: $0.1)) }, for: [(7, recording)])
        #expect(candidates[7]?.song.id == 2 && candidates.isAccepted(7))
        candidates.consider([try Made.read(Made.song(5, "Song", year: 2014))], for: [(7, recording)])
        #expect(candidates[7]?.song.id == 2)
        #expect(candidates[1] == nil && !candidates.isAccepted(1))
    }

    @Test("a next page that does not follow is a loop", arguments: [1, 0, -1, 3, Int.max])
    func loop(_ next: Int) {
        var cursor = ListCursor(missing: 100)
        cursor.advance(next: next, missing: 100)
        #expect(cursor.page == nil && !cursor.isComplete)
    }

    @Test("however many are missing, a list has an end")
    func endless() {
        var cursor = ListCursor(missing: 1_000_000)
        while let page = cursor.page { cursor.advance(next: page + 1, missing: 1_000_000) }
        #expect(!cursor.isComplete)
    }

    @Test(
        "without a hit the title alone is asked for, then its part in other letters; each question once",
        arguments: [
            ("Song (feat. Bob)", false, ["Ann Song", "Song"]), ("Song", true, ["Ann Song"]),
            ("夜に駆ける (Into the Night)", false, ["Ann 夜に駆ける Into the Night", "夜に駆ける Into the Night", "夜に駆ける"]),
            ("夜に駆ける (Into the Night)", true, ["Ann 夜に駆ける Into the Night", "夜に駆ける"]),
            ("夜に駆ける", false, ["Ann 夜に駆ける", "夜に駆ける"]),
        ] as [(String, Bool, [String])])
    func queries(_ title: String, _ sawArtist: Bool, _ expected: [String]) {
        var queries = SearchQueries(WantedRecording(Made.track(1, title)))
        var asked: [String] = []
        while let query = queries.next {
            asked.append(query)
            queries.advance(sawArtist: sawArtist)
        }
        #expect(asked == expected)
    }
}
