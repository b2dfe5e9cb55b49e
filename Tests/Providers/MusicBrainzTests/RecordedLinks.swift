import Catalogue
import Testing

@testable import MusicBrainz

/// Artists' addresses, and artists behind addresses.
enum RecordedLinks {
    static let expectations: [String: Expectation] = [
        "koel-artist-rel-urls.json": { body in
            let links = try links(body)
            #expect(links.count == 16)
            #expect(
                links.first { $0.platform == "instagram" }
                    == FoundLink(
                        platform: "instagram", url: "https://www.instagram.com/officialskidrow/",
                        handle: "officialskidrow"))
            #expect(links.first { $0.platform == "tiktok" }?.handle == "skidrowofficial")
            #expect(links.first { $0.platform == "facebook" }?.handle == "OfficialSkidRow")
            #expect(links.first { $0.platform == "homepage" }?.url == "http://www.skidrow.com/")
            #expect(links.count { $0.platform == "youtube" } == 2)
            #expect(links.count { $0.platform == "youtube_music" } == 1)
            #expect(links.count { ["apple_music", "tidal", "amazon_music"].contains($0.platform) } == 3)
        },
        "inkstak-artist-url-rels.json": { body in
            let links = try links(body)
            #expect(links.first { $0.platform == "x" }?.handle == "Nirvana")
            #expect(links.first { $0.platform == "youtube" }?.handle == "NirvanaVEVO")
            #expect(links.first { $0.platform == "lastfm" }?.url == "http://www.last.fm/music/Nirvana")
            #expect(links.first { $0.platform == "homepage" }?.url == "http://www.hereisnirvana.com/")
            #expect(links.count { $0.platform == "fanpage" } == 2)
        },
        "mbserver-artist-url-rels.json": { body in
            let links = try links(body)
            #expect(links.map(\.platform) == ["imdb", "blog", "discogs", "online_community"])
        },
        "mbserver-url-by-resource.json": { body in
            let address = try Made.read(AddressJSON.self, from: body)
            #expect(address.resource == "http://www.discogs.com/artist/Paul+Allgood" && address.relations.isEmpty)
        },
        "mbserver-url-artist-rels.json": { body in
            let address = try Made.read(AddressJSON.self, from: body)
            #expect(address.relations.map(\.artist?.name) == ["Paul Allgood"])
        },
        "revsrev-url-lookup.json": { body in
            let address = try Made.read(AddressJSON.self, from: body)
            #expect(address.resource == "https://www.arvopart.ee/")
        },
    ]

    private static func links(_ body: [UInt8]) throws -> [FoundLink] {
        MusicBrainzLinks.links(in: try Made.read(ArtistJSON.self, from: body).relations ?? [])
    }
}
