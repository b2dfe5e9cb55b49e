import Catalogue
import Matching
import Testing

@testable import Spotify

@Suite struct SpotifyAlbumsTests {
    @Test(
        "an ISRC is capitals and digits, whatever it came with",
        arguments: [
            ("USUM71703861", "USUM71703861"), ("ushm91210870", "USHM91210870"), ("GB-SMU-45-66095", "GBSMU4566095"),
            (" GB SMU 45 66095\n", "GBSMU4566095"), ("QZES62012345", "QZES62012345"), ("USA1B2345678", "USA1B2345678"),
            ("", nil), ("USUM7170386", nil), ("USUM717038611", nil), ("1SUM71703861", nil), ("USUM7170386X", nil),
            ("ÜSUM71703861", nil), ("USUM_1703861", nil),
        ])
    func isrc(text: String, code: String?) {
        #expect(ISRC.valid(text) == code)
    }

    @Test(
        "a date is as exact as it is known",
        arguments: [
            ("2020", nil, "2020"), ("2020-07", nil, "2020-07"), ("2020-02-29", nil, "2020-02-29"),
            ("2012-01-01", "year", "2012"), ("2012-03-01", "month", "2012-03"), ("2012-03-01", "day", "2012-03-01"),
            ("2012", "day", "2012"), ("2012-03-01", "fortnight", "2012-03-01"), ("0000", nil, nil),
            ("0000-00-00", nil, nil), ("2021-02-29", nil, nil), ("1900-02-29", nil, nil),
            ("2000-02-29", nil, "2000-02-29"),
            ("2020-13", nil, nil), ("2020-00", nil, nil), ("2020-04-31", nil, nil), ("2020-4-3", nil, nil),
            ("20200403", nil, nil), ("2020-04-03T00:00", nil, nil), ("", nil, nil), ("-2020", nil, nil),
            ("+202-01-01", nil, nil), (nil, "day", nil),
        ] as [(String?, String?, String?)])
    func date(text: String?, precision: String?, date: String?) {
        #expect(ReleaseDate.valid(text, precision: precision) == date)
    }

    @Test(
        "a barcode is digits",
        arguments: [
            ("5099749994324", "5099749994324"), ("00602537518357", "00602537518357"), ("", nil), ("1234567", nil),
            ("509974999432X", nil), ("123456789012345", nil),
        ])
    func barcode(text: String, code: String?) {
        #expect(Barcode.valid(text) == code)
    }

    @Test("an album says what its fields say")
    func album() throws {
        let body = Made.album(
            Made.id("alb", 1), "Blue", date: "1971-06-22",
            more: #""release_date_precision":"day","external_ids":{"upc":"5099749994324"},"label":"Reprise","x":[1]"#)
        let album = try #require(SpotifyAlbums.album(try Made.read(body), tracks: nil))
        #expect(
            album
                == FoundAlbum(
                    nativeID: Made.id("alb", 1), title: "Blue", kind: "album", releaseDate: "1971-06-22",
                    barcode: "5099749994324",
                    artists: [FoundArtistCredit(nativeID: Made.id("art", 1), name: "Ann", creditedAs: "Ann")]))
    }

    @Test("an album whose name is gone is left out")
    func takenDown() throws {
        #expect(SpotifyAlbums.album(try Made.read(Made.album(Made.id("alb", 1), "")), tracks: nil) == nil)
    }

    @Test("dates of the shape of 2014, and strange ones, are no dates and no errors")
    func strangeDates() throws {
        for date in [#"{"year":1983}"#, "null", "1983", #""0000""#] {
            let body = #"{"id":"a","name":"b","release_date":\#(date)}"#
            #expect(SpotifyAlbums.album(try Made.read(body), tracks: nil)?.releaseDate == nil)
        }
    }

    @Test("tracks stand in their order, each once; files of somebody's own and nameless ones are left out")
    func tracks() throws {
        func id(_ number: Int) -> String { Made.id("trk", number) }
        let bodies = [
            Made.track(id(3), number: 1, disc: 2), Made.track(id(1), number: 2), Made.track(id(2), number: 1),
            Made.track(id(1), number: 5), Made.track(id(4), more: #""is_local":true"#), Made.track(id(5), name: ""),
            #"{"id":null,"name":"Own","uri":"spotify:local:x"}"#, #"{"id":"short","name":"Odd"}"#,
        ]
        var codes = SpotifyCodes()
        codes.add(try Made.read(Made.track(id(1), more: #""external_ids":{"isrc":"ushm91210870"}"#)), as: id(1))
        codes.add(nil, as: id(2))
        let tracks = SpotifyAlbums.tracks(try bodies.map { try Made.read($0) }, codes: codes)
        #expect(tracks.map(\.nativeID) == [id(2), id(1), id(3)])
        #expect(tracks.map(\.isrcCodes) == [[], ["USHM91210870"], []])
        #expect(tracks.map(\.lengthMilliseconds) == [200_000, 200_000, 200_000])
        #expect(tracks.allSatisfy { $0.claims == nil })
        #expect(tracks[0].artists.map(\.name) == ["Ann"])
    }

    @Test("whole numbers may come as fractions, and odd ones are no numbers")
    func numbers() throws {
        let rows = [("204053.0", 204_053), ("204053", 204_053), ("null", nil), ("1e300", nil), ("0", nil), ("-4", nil)]
        for (text, length) in rows {
            let track: TrackJSON = try Made.read(
                #"{"id":"\#(Made.id("trk", 1))","name":"a","duration_ms":\#(text),"track_number":2.0}"#)
            let found = SpotifyAlbums.tracks([track], codes: SpotifyCodes())
            #expect(found.map(\.lengthMilliseconds) == [length] && found.map(\.position) == [2])
        }
    }

    @Test("artists without an id or a name are not credited")
    func artists() throws {
        let artists = #"[{"id":null,"name":"Own"},{"id":"x","name":""},{"id":"y","name":"Bob"},null]"#
        let body = #"{"id":"a","name":"b","artists":\#(artists)}"#
        #expect(SpotifyAlbums.album(try Made.read(body), tracks: nil)?.artists.map(\.nativeID) == ["y"])
    }
}
