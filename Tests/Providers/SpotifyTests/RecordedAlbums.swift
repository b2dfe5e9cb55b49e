import Catalogue
import Testing

@testable import Spotify

/// Albums, and pages of an artist's albums.
enum RecordedAlbums {
    static let expectations: [String: Expectation] = [
        "album-2024.json": { body in
            let (album, tracks) = try read(body)
            #expect(album.title == "SINGLARITY" && album.kind == "album" && album.releaseDate == "2020-12-18")
            #expect(album.barcode == "195916707034" && album.artists.map(\.name) == ["Area 11"])
            #expect(tracks.count == 11 && tracks[0].title == "All Your Friends")
            #expect(tracks.map(\.position) == Array(1...11) && tracks.allSatisfy { $0.isrcCodes.isEmpty })
        },
        "album-label-copyrights.json": { body in
            let (album, tracks) = try read(body)
            #expect(album.title == "Despicable Me 2 (Original Motion Picture Soundtrack)")
            #expect(album.kind == "compilation" && album.barcode == "857970002363" && tracks.count == 24)
            #expect(album.artists.map(\.nativeID) == [SpotifyID.variousArtists])
        },
        "album-multiartist.json": { body in
            let (album, tracks) = try read(body)
            #expect(album.artists.map(\.name) == ["Project Skylate", "Sugar Shrill"] && album.kind == "single")
            #expect(album.releaseDate == "2017-12-22" && tracks.map(\.title) == ["Akiba Nights"])
        },
        "album.json": { body in
            // Of 2014: the date as an object, no number of tracks.
            let (album, tracks) = try read(body)
            #expect(album.title == "She's So Unusual" && album.releaseDate == nil && tracks.count == 13)
            #expect(album.barcode == "5099749994324")
        },
        "vcr-album-over-50-tracks.json": { body in
            let json = try Made.read(AlbumJSON.self, from: body)
            let page = try #require(json.tracks)
            #expect(page.elements.count == 50 && page.total == 69)
            #expect(try page.nextOffset(after: 0, limit: 50, endpoint: .albumTracks) == 50)
        },
        "albums-batch.json": { body in
            let batch = try Made.read(BatchJSON<AlbumJSON>.self, from: body)
            let albums = batch.elements.compactMap { $0.flatMap { SpotifyAlbums.album($0, tracks: nil) } }
            #expect(albums.map(\.releaseDate) == ["2013-11-08", "2012-01-01", "2010-01-01", "2007-03"])
            #expect(albums.first?.title == "The Best Of Keane (Deluxe Edition)")
            #expect(albums.map(\.barcode).last == "0801061015633")
            #expect(batch.elements.map { $0?.tracks?.elements.count } == [38, 18, 9, 11])
        },
        "albums-batch-null.json": { body in
            let batch = try Made.read(BatchJSON<AlbumJSON>.self, from: body)
            #expect(try batch.elements(for: ["a"], endpoint: .albums).map { $0.element == nil } == [true])
        },
        "artist-albums-2024-page1.json": { body in
            let page = try Made.read(PageJSON<AlbumJSON>.self, from: body)
            #expect(page.elements.count == 48 && page.total == 918)
            #expect(try page.nextOffset(after: 0, limit: 48, endpoint: .artistAlbums) == 48)
            let albums = page.elements.compactMap { SpotifyAlbums.album($0, tracks: nil) }
            #expect(albums.first?.title == "UNDERDOGS" && albums.first?.releaseDate == "2025-08-29")
            #expect(albums.compactMap(\.releaseDate).filter { $0.count == 4 } == ["2012", "2010"])
        },
        "artist-albums-page.json": { body in
            // Of 2014: neither artists nor dates.
            let page = try Made.read(PageJSON<AlbumJSON>.self, from: body)
            #expect(page.elements.count == 20 && page.total == 31)
            #expect(try page.nextOffset(after: 0, limit: 20, endpoint: .artistAlbums) == 20)
            #expect(page.elements[0].name == "Mas de Cien Amaneceres" && page.elements[0].trackCount == nil)
        },
        "artist-albums-limit2.json": { body in
            let page = try Made.read(PageJSON<AlbumJSON>.self, from: body)
            #expect(page.elements.count == 2 && page.total == 33)
            #expect(try page.nextOffset(after: 0, limit: 2, endpoint: .artistAlbums) == 2)
        },
    ]

    private static func read(_ body: [UInt8]) throws -> (FoundAlbum, [FoundTrack]) {
        let json = try Made.read(AlbumJSON.self, from: body)
        let tracks = SpotifyAlbums.tracks(json.tracks?.elements ?? [], codes: SpotifyCodes())
        return (try #require(SpotifyAlbums.album(json, tracks: nil)), tracks)
    }
}
