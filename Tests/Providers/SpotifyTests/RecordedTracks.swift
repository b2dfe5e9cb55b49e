import Catalogue
import Testing

@testable import Spotify

/// Tracks: of albums, by their ids, and as searches find them.
enum RecordedTracks {
    static let expectations: [String: Expectation] = [
        "album-tracks-2024.json": { body in
            let tracks = try page(body, total: 18, next: nil)
            #expect(tracks.count == 18 && tracks[0].title == "Global Warming (feat. Sensato)")
        },
        "album-tracks-page.json": { body in
            let tracks = try page(body, total: 13, next: nil)
            #expect(tracks.map(\.position) == Array(1...13) && tracks[12].title == "All Through The Night - Live")
            #expect(tracks.allSatisfy { $0.isrcCodes.isEmpty && $0.claims == nil })
        },
        "album-tracks-one.json": { body in
            let tracks = try page(body, total: 13, next: 1)
            #expect(tracks.map(\.title) == ["Money Changes Everything"])
        },
        "album-tracks-php.json": { body in
            let tracks = try page(body, total: 12, next: 5)
            #expect(tracks.first?.title == "Welcome To The Jungle" && tracks.last?.title == "Mr. Brownstone")
        },
        "vcr-album-over-50-tracks-page2.json": { body in
            let tracks = try page(body, from: 50, total: 69, next: nil)
            #expect(tracks.count == 19 && tracks.last?.title == "Zebra")
            #expect(tracks.last?.discNumber == 3 && tracks.last?.position == 23)
        },
        "vcr-album-over-50-tracks-page2-market.json": { body in
            let tracks = try page(body, from: 50, total: 69, next: nil)
            #expect(tracks.count == 19 && tracks[0].title == "Acoustic Guitar")
        },
        "track.json": { body in
            let track = try track(body)
            #expect(track.title == "Mr. Brightside" && track.isrcCodes == ["USIR20400274"])
            #expect(track.lengthMilliseconds == 222_075 && track.position == 2)
        },
        "track-float-numbers.json": { body in
            let track = try track(body)
            #expect(track.title == "Timber" && track.lengthMilliseconds == 204_053)
            #expect(track.discNumber == 1 && track.position == 1 && track.artists.map(\.name) == ["Pitbull", "Ke$ha"])
        },
        "track-multiartist.json": { body in
            let track = try track(body)
            #expect(track.isrcCodes == ["GBSMU4566095"] && track.artists.map(\.name) == ["Foo", "Bar"])
        },
        "vcr-track-market-es.json": { body in
            let track = try track(body)
            #expect(track.isrcCodes == ["GB4YG1200015"])
        },
        "tracks-batch.json": { body in
            let batch = try Made.read(BatchJSON<TrackJSON>.self, from: body)
            #expect(batch.elements.map { $0?.codes?.isrc } == ["USIR20400274", "USIR20400195"])
        },
        "tracks-batch-null.json": { body in
            let batch = try Made.read(BatchJSON<TrackJSON>.self, from: body)
            #expect(batch.elements.map { $0?.name } == ["Mr. Brightside", nil])
        },
        "search-track-20.json": { body in
            let hits = try search(body, total: 259, next: 20)
            #expect(hits.count == 20 && hits[0].name == "Satan i gatan")
            var codes = SpotifyCodes()
            codes.add(hits: hits)
            #expect(hits.allSatisfy { codes[$0.id ?? ""]?.count == 1 } && codes.cover(hits))
        },
        "search-track-2024.json": { body in
            let hits = try search(body, total: 16, next: 5)
            #expect(hits.map { $0.codes?.isrc }.prefix(3) == ["GBARL9300135", "GBUM72505545", "QZHNC2668731"])
            #expect(hits.allSatisfy { $0.album != nil })
        },
        "search-track-and-playlist.json": { body in
            let hits = try search(body, total: 95_757, next: 2)
            #expect(hits.count == 2)
        },
        "search-track-japanese.json": { body in
            let hits = try search(body, total: 1, next: nil)
            #expect(hits.map(\.name) == ["思想犯"])
        },
        "search-track-none.json": { body in
            let hits = try search(body, total: 0, next: nil)
            #expect(hits.isEmpty)
        },
        "vcr-search-track-limit10.json": { body in
            let hits = try search(body, total: 4_834, next: 10)
            #expect(hits.count == 10 && hits[0].codes?.isrc == "GBCEL1300362")
        },
    ]

    private static func page(
        _ body: [UInt8], from offset: Int = 0, total: Int, next: Int?
    ) throws -> [FoundTrack] {
        let page = try Made.read(PageJSON<TrackJSON>.self, from: body)
        #expect(page.total == total)
        #expect(try page.nextOffset(after: offset, limit: 50, endpoint: .albumTracks) == next)
        let tracks = SpotifyAlbums.tracks(page.elements, codes: SpotifyCodes())
        #expect(tracks.count == page.elements.count)
        return tracks
    }

    private static func search(_ body: [UInt8], total: Int, next: Int?) throws -> [TrackJSON] {
        let page = try Made.read(SearchJSON<TrackJSON>.self, from: body).page
        #expect(page.total == total)
        #expect(try page.nextOffset(after: 0, limit: 10, endpoint: .trackSearch) == next)
        return page.elements
    }

    private static func track(_ body: [UInt8]) throws -> FoundTrack {
        let json = try Made.read(TrackJSON.self, from: body)
        var codes = SpotifyCodes()
        codes.add(hits: [json])
        return try #require(SpotifyAlbums.tracks([json], codes: codes).first)
    }
}
