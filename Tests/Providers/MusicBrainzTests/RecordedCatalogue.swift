import Catalogue
import Gateway
import Testing

@testable import MusicBrainz

/// Lookups of artists, releases and recordings.
enum RecordedCatalogue {
    static let expectations: [String: Expectation] = [
        "picard-artist.json": { body in
            let artist = try Made.read(ArtistJSON.self, from: body)
            #expect(
                FoundArtist(artist)
                    == FoundArtist(
                        nativeID: "b8a7c51f-362c-4dcb-a259-bc6e0095f0a6", name: "Ed Sheeran", sortName: "Sheeran, Ed",
                        kind: "Person", country: "GB", disambiguation: "famous UK singer-songwriter",
                        aliases: artist.aliases))
            #expect(artist.aliases == ["Shearan", "Ed Sheeran (en)", "Ed Sheeran (en_CA)"])
        },
        "picard-artist_null.json": { body in
            // Everything may be null, but not who it is.
            #expect {
                try Made.read(ArtistJSON.self, from: body)
            } throws: { error in
                (error as? UpstreamError)?.detail == "id: null"
            }
        },
        "hqub-artist-get.json": { body in
            let artist = try Made.read(ArtistJSON.self, from: body)
            #expect(artist.name == "Bob Dylan" && artist.type == "Person" && artist.country == "US")
            #expect(artist.aliases.count == 15 && artist.aliases.first == "Blind Boy Grunt")
            let relations = try #require(artist.relations)
            #expect(relations.count { $0.address != nil } == 50)
            #expect(relations.count { $0.type == "other databases" } == 15)
            #expect(
                FoundArtist(artist).foreignIDs.map { "\($0.source) \($0.nativeID)" } == [
                    "discogs 444635", "discogs 59792", "discogs 834818", "spotify 74ASZWbe4lXaubB36ztrGX",
                ])
            let links = MusicBrainzLinks.links(in: relations)
            // Three have ended, one is a picture, iTunes and Apple Music are one page.
            #expect(links.count == 50 - 3 - 1 - 1)
            #expect(links.filter { $0.platform == "discogs" }.count == 3)
            #expect(links.first { $0.platform == "instagram" }?.handle == "bobdylan")
            #expect(links.first { $0.platform == "genius" }?.url == "https://genius.com/artists/Bob-dylan")
        },
        "mbserver-artist-artist-rels.json": { body in
            let artist = try Made.read(ArtistJSON.self, from: body)
            #expect(artist.relations?.map(\.type) == ["member of band"])
            #expect(artist.relations?.first?.artist != nil)
            #expect(MusicBrainzLinks.links(in: artist.relations ?? []).isEmpty)
        },
        "hqub-release-get.json": { body in
            let release = try release(body)
            #expect(release.artistCredit?.map(\.name) == ["Giant Giant Sand"])
            #expect(release.artistCredit?.map(\.artist?.name) == ["Giant Sand"])
            #expect(
                release.relations?.compactMap(\.address?.resource) == ["https://www.amazon.com/gp/product/B007PYVADU"])
            let album = try #require(MusicBrainzAlbums.albums(of: [release]).first)
            #expect(album.title == "Tucson" && album.releaseDate == "2012-06-11")
            #expect(album.tracks?.count == 19 && album.tracks?.first?.title == "Wind Blown Waltz")
        },
        "koel-recordings.json": { body in
            let tracks = MusicBrainzAlbums.tracks(of: [try release(body)])
            #expect(tracks.map(\.position) == Array(1...8))  // printed as A1, A2 …
            #expect(tracks.prefix(3).map(\.title) == ["Make It", "Somebody", "Dream On"])
        },
        "inkstak-release-recordings.json": { body in
            let release = try release(body)
            #expect(release.media?.first?.tracks?.allSatisfy { $0.position == nil } == true)
            let tracks = MusicBrainzAlbums.tracks(of: [release])
            #expect(tracks.map(\.position) == Array(1...28))
            #expect(tracks.first?.title == "We’re Only Gonna Die")
        },
        "inkstak-release-media.json": { body in
            let release = try release(body)
            #expect(release.media?.count == 2)
            #expect(MusicBrainzAlbums.tracks(of: [release]).isEmpty)
        },
        "wrtag-release-bdc01183.json": { body in
            let release = try release(body)
            #expect(release.artistCredit?.map { ($0.name ?? "") + $0.joinPhrase } == ["Rammstein"])
            let tracks = MusicBrainzAlbums.tracks(of: [release])
            #expect(tracks.map(\.discNumber) == [1, 1, 1, 1, 2, 2, 2])
            // Both discs hide the same recording before the first.
            #expect(tracks.map(\.position) == [0, 1, 2, 3, 1, 2, 3])
            #expect(tracks.first?.title == "[untitled]")
            #expect(tracks.allSatisfy { $0.claims == [] })
        },
        "picard-release_no_type.json": { body in
            let release = try release(body)
            #expect(release.group != nil && release.group?.kind == nil && release.group?.primaryType == nil)
            #expect(release.artistCredit?.map(\.name) == ["Tim Green"])
        },
        "beets-release-official.json": { body in
            // As another client's library reshapes it: lists under other names are passed over.
            let release = try Made.read(Wrapped.self, from: body).release
            #expect(release.title == "百花繚乱" && release.group?.kind == "single" && release.date == "2025-01-10")
            #expect(release.artistCredit?.map(\.artist?.name) == ["幾田りら"])
            #expect(release.media == nil && MusicBrainzAlbums.albums(of: [release]).first?.tracks == [])
        },
        "beets-release-pseudo.json": { body in
            let release = try Made.read(Wrapped.self, from: body).release
            #expect(release.title == "In Bloom" && release.status == "Pseudo-Release")
            #expect(release.artistCredit?.map(\.name) == ["Lilas Ikuta"])
            #expect(MusicBrainzAlbums.albums(of: [release]).map(\.title) == ["百花繚乱"])
        },
        "hqub-releasegroup-get.json": { body in
            let group = try Made.read(ReleaseGroupJSON.self, from: body)
            #expect(group.title == "Desire" && group.kind == "album" && group.firstReleaseDate == "1976-01-05")
            #expect(addresses(group).contains("https://www.discogs.com/master/3911"))
        },
        "koel-release-group-rel-urls.json": { body in
            let group = try Made.read(ReleaseGroupJSON.self, from: body)
            #expect(group.title == "Slave to the Grind")
            #expect(addresses(group).contains("https://www.wikidata.org/wiki/Q1929918"))
        },
        "inkstak-release-group-url-rels.json": { body in
            let group = try Made.read(ReleaseGroupJSON.self, from: body)
            #expect(group.title == "MTV Unplugged in New York" && group.firstReleaseDate == "1994-11-01")
            #expect(addresses(group).count == 8)  // found without target-type
        },
        "mbserver-recording-isrcs.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.isrcCodes == ["JPA600102450"] && recording.relations == nil)
        },
        "inkstak-recording-lookup.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.title == "Rot" && !recording.isVideo)
            #expect(recording.lengthMilliseconds == 272266)  // in quotes
        },
        "mbserver-isrc.json": { body in
            let answer = try Made.read(ISRCAnswer.self, from: body)
            #expect(answer.isrc == "GBAAA9900303")
            #expect(answer.recordings.map(\.title) == ["Hey Boy Hey Girl"])
        },
    ]

    private struct Wrapped: Decodable { var release: ReleaseJSON }
    private struct ISRCAnswer: Decodable {
        var isrc: String
        var recordings: [RecordingJSON]
    }

    private static func release(_ body: [UInt8]) throws -> ReleaseJSON {
        try Made.read(ReleaseJSON.self, from: body)
    }

    private static func addresses(_ group: ReleaseGroupJSON) -> [String] {
        (group.relations ?? []).compactMap(\.address?.resource)
    }
}
