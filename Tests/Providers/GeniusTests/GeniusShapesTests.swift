import Gateway
import Testing
import Upstreams

@testable import Genius

@Suite struct GeniusShapesTests {
    @Test(
        "an id is a number, whole, however it is written",
        arguments: [("7", 7), ("7.0", 7), ("\"7\"", 7), ("1156.0", 1156)])
    func ids(_ text: String, _ id: Int) throws {
        #expect(try Made.read(#"{"id":\#(text),"name":"A"}"#, as: ArtistJSON.self).id == id)
    }

    @Test("what is no id is an error that names the place", arguments: ["null", "0", "-1", "1.5", "\"x\"", "[]"])
    func badIDs(_ text: String) throws {
        let error = try #require(throws: UpstreamError.self) {
            try Made.read(#"{"id":\#(text),"name":"A"}"#, as: ArtistJSON.self)
        }
        #expect(error.detail.hasPrefix("id: "))
    }

    @Test("several main artists go before the single one")
    func primary() throws {
        let (ann, bob) = (Made.artist(1, "Ann"), Made.artist(2, "Bob"))
        let rows = [
            (#""primary_artist":\#(ann)"#, [1]),
            (#""primary_artist":\#(ann),"primary_artists":[\#(ann),\#(bob)]"#, [1, 2]),
            (#""primary_artist":\#(ann),"primary_artists":null"#, [1]),
            (#""primary_artist":\#(ann),"primary_artists":[]"#, [1]), (#""primary_artist":null"#, []),
        ]
        for (fields, ids) in rows {
            let song: SongJSON = try Made.read(#"{"id":1,"title":"T",\#(fields)}"#)
            #expect(song.primaryArtists.map(\.id) == ids)
        }
    }

    @Test("the year is the release's, from parts or from a date")
    func years() throws {
        let rows: [(String, Int?)] = [
            (#""release_date_components":{"year":2017,"month":null}"#, 2017), (#""release_date":"2014-03-17""#, 2014),
            (#""release_date_components":null,"release_date":null"#, nil),
            (#""release_date_components":{"year":null}"#, nil), (#""release_date":"soon""#, nil),
            (#""path":"/x""#, nil),
        ]
        for (fields, year) in rows {
            #expect(try Made.read(#"{"id":1,"title":"T",\#(fields)}"#, as: SongJSON.self).year == year)
        }
    }

    @Test("hits that are no songs are left out, and so is one that can't be read")
    func hits() throws {
        let song = Made.song(4, "T")
        let body = Made.response(
            #"{"hits":[{"type":"album","result":{"id":1,"title":"T"}},{"result":\#(song)},{"type":"song","result":{"id":2}},null]}"#
        )
        #expect(try Made.answer(HitsJSON.self, in: Array(body.utf8)).songs.map(\.id) == [4])
    }

    @Test("of an answer that holds more songs than were asked for only the first are looked at")
    func flood() throws {
        let songs = (1...500).map { Made.song($0, "T") }
        #expect(try Made.answer(HitsJSON.self, in: Array(Made.hits(songs).utf8)).songs.map(\.id) == Array(1...100))
        let page = try Made.answer(SongPageJSON.self, in: Array(Made.page(songs, next: 2).utf8))
        #expect(page.songs.count == 100 && page.nextPage == 2)
    }

    @Test("hits of which none can be read are an error: the format has changed")
    func changedHits() throws {
        let body = Made.response(#"{"hits":[{"type":"song","result":{"identifier":2}}]}"#)
        let error = try #require(throws: UpstreamError.self) { try Made.answer(HitsJSON.self, in: Array(body.utf8)) }
        #expect(error.detail == "response.hits[0].result.id: missing")
    }

    @Test(
        "an answer without what it was asked for is an error that comes back, and names the place",
        arguments: [
            (#"{"meta":{"status":200}}"#, "response: missing"), (#"{"response":null}"#, "response: null"),
            (#"{"response":{}}"#, "response.song: missing"),
            (#"{"response":{"song":{"id":1}}}"#, "response.song.title: missing"),
        ])
    func envelope(_ body: String, _ detail: String) throws {
        let error = try #require(throws: UpstreamError.self) {
            try Made.answer(SongAnswerJSON.self, in: Array(body.utf8))
        }
        #expect(error.detail == detail)
        #expect(error.disposition == .retryable(after: nil))
    }

    @Test("the Spotify track is known by its URI or its address")
    func media() throws {
        let id = "4VrWlk8IQxevMvERoX08iC"
        let rows: [(String, [String])] = [
            (#"{"provider":"spotify","native_uri":"spotify:track:\#(id)"}"#, [id]),
            (#"{"provider":"spotify","native_uri":null,"url":"https://open.spotify.com/track/\#(id)?si=x"}"#, [id]),
            (#"{"provider":"youtube","native_uri":"spotify:track:\#(id)"}"#, []),
            (#"{"provider":"spotify","native_uri":"spotify:album:\#(id)"}"#, []),
            (#"{"provider":"spotify","native_uri":"spotify:track:../me"}"#, []), ("null", []), ("{}", []),
        ]
        for (medium, ids) in rows {
            let song = Made.song(1, "T", more: #","media":[\#(medium)]"#)
            #expect(try Made.read(song, as: SongDetailJSON.self).spotifyTrackIDs == ids)
        }
    }

    @Test("a translation is known by what it is a translation of, not by having been translated")
    func translations() throws {
        let rows = [
            (#"{"relationship_type":"translation_of","songs":[{"id":3}]}"#, true),
            (#"{"relationship_type":"translation_of","songs":[]}"#, false),
            (#"{"relationship_type":"translations","songs":[{"id":3}]}"#, false),
            (#"{"type":"translation_of","songs":[null]}"#, true), (#"{"type":"translation_of"}"#, false),
        ]
        for (relation, isTranslation) in rows {
            let song = Made.song(1, "T", more: #","song_relationships":[\#(relation)]"#)
            #expect(try Made.read(song, as: SongDetailJSON.self).isTranslation == isTranslation)
        }
    }
}
