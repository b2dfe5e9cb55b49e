import Catalogue
import Testing

@testable import Spotify

/// Artists, by their ids and as searches find them.
enum RecordedArtists {
    static let expectations: [String: Expectation] = [
        "artist.json": { body in
            let artist = try artist(body)
            #expect(artist == FoundArtist(nativeID: "0LcJLqbBmaGUft1e9Mm8HV", name: "ABBA"))
        },
        "artist-2024.json": { body in
            let artist = try artist(body)
            #expect(artist == FoundArtist(nativeID: "0TnOYISbd1XYRBk9myaseg", name: "Pitbull"))
        },
        "artist-with-followers.json": { body in
            let artist = try artist(body)
            #expect(artist == FoundArtist(nativeID: "36QJpDe2go2KgaRleHCDTp", name: "Led Zeppelin"))
        },
        "search-artist.json": { body in
            let hits = try search(body, total: 1)
            #expect(only(hits, "satan i gatan")?.name == "Satan I Gatan")
            #expect(only(hits, "gatan") == nil)
        },
        "search-artists-and-tracks.json": { body in
            #expect(only(try search(body, total: 405), "Muse") != nil)
            let tracks = try Made.read(SearchJSON<TrackJSON>.self, from: body).page
            #expect(tracks.elements.map { $0.codes?.isrc } == ["USWB11401870"])
        },
        "vcr-search-artist-limit10-page1.json": { body in
            let hits = try search(body, total: 127)
            #expect(hits.count == 10 && hits[0].name == "Arctic Monkeys")
            #expect(only(hits, "ARCTIC MONKEYS") != nil)
        },
        "vcr-search-artist-limit10-page2.json": { body in
            // Several artists of one name.
            let hits = try search(body, total: 127)
            #expect(hits.count { $0.name == "Arctic" } > 1)
            guard case .several = SpotifyArtistMatch(of: hits, named: "Arctic") else {
                Issue.record("\(SpotifyArtistMatch(of: hits, named: "Arctic"))")
                return
            }
        },
    ]

    private static func only(_ hits: [ArtistJSON], _ name: String) -> FoundArtist? {
        guard case .one(let artist) = SpotifyArtistMatch(of: hits, named: name) else { return nil }
        return artist
    }

    private static func artist(_ body: [UInt8]) throws -> FoundArtist? {
        FoundArtist(try Made.read(ArtistJSON.self, from: body))
    }

    private static func search(_ body: [UInt8], total: Int) throws -> [ArtistJSON] {
        let page = try Made.read(SearchJSON<ArtistJSON>.self, from: body).page
        #expect(page.total == total)
        return page.elements
    }
}
