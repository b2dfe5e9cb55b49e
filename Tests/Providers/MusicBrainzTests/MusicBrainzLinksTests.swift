import Catalogue
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzLinksTests {
    @Test(
        "the platform is the host's, the handle the account's",
        arguments: [
            ("https://www.instagram.com/ann.b_1/", "instagram", "ann.b_1"),
            ("http://instagram.com/ann?hl=en", "instagram", "ann"),
            ("https://www.instagram.com/p/Cxyz/", "instagram", nil),
            ("https://www.instagram.com/explore/tags/x", "instagram", nil),
            ("https://www.instagram.com/stories/ann/", "instagram", nil),
            ("https://www.instagram.com/reel/abc", "instagram", nil),
            ("https://www.instagram.com/", "instagram", nil),
            ("https://www.instagram.com/ann%20b", "instagram", nil),
            ("https://www.tiktok.com/@ann", "tiktok", "ann"), ("https://x.com/ann", "x", "ann"),
            ("https://twitter.com/ann", "x", "ann"), ("https://m.facebook.com/ann", "facebook", "ann"),
            ("https://www.facebook.com/profile.php?id=1", "facebook", nil),
            ("https://www.youtube.com/@ann", "youtube", "ann"), ("https://www.youtube.com/user/ann", "youtube", "ann"),
            ("https://www.youtube.com/channel/UC1", "youtube", nil),
            ("https://music.youtube.com/channel/UC1", "youtube_music", nil),
            ("https://ann.bandcamp.com/", "bandcamp", "ann"), ("https://open.spotify.com/artist/1", "spotify", nil),
            ("https://WWW.Discogs.com/artist/1", "discogs", nil),
        ] as [(String, String, String?)])
    func platforms(_ url: String, _ platform: String, _ handle: String?) throws {
        let links = try links([relation("social network", url)])
        #expect(links == [FoundLink(platform: platform, url: url, handle: handle)])
    }

    @Test(
        "where the host says nothing the relation's type does",
        arguments: [
            ("official homepage", "homepage"), ("blog", "blog"), ("BBC Music page", "bbc_music_page"),
            ("other databases", "other_database"),
        ])
    func types(_ type: String, _ platform: String) throws {
        #expect(try links([relation(type, "https://ann.com/")]).map(\.platform) == [platform])
    }

    @Test("the type is known by its id where its name has drifted")
    func typeID() throws {
        let homepage = relation("official site", "https://ann.com/", id: "fe33d22f-c3b0-4d68-bd53-a856badf2b15")
        #expect(try links([homepage]).map(\.platform) == ["homepage"])
    }

    @Test("an account that ended, a picture and nothing are left out")
    func dead() throws {
        let relations = [
            relation("social network", "https://x.com/ann", ended: true), relation("image", "https://a.com/ann.jpg"),
            relation("official homepage", ""),
        ]
        #expect(try links(relations).isEmpty)
    }

    @Test("what is no web address is handed on as it came, without platform and handle, for the border to say so")
    func noAddress() throws {
        let urls = ["http://ann.com:8080/", "https://ann", "https://user@www.instagram.com/ann"]
        #expect(
            try links(urls.map { relation("instagram", $0) }) == urls.map { FoundLink(platform: "other", url: $0) })
    }

    @Test("the same address comes once, several of one platform all come")
    func duplicates() throws {
        let relations = [
            relation("youtube", "https://www.youtube.com/channel/A"),
            relation("video channel", "http://youtube.com/channel/A/"),
            relation("youtube", "https://www.youtube.com/channel/B"),
        ]
        #expect(
            try links(relations).map(\.url) == [
                "https://www.youtube.com/channel/A", "https://www.youtube.com/channel/B",
            ])
    }

    private func relation(_ type: String, _ url: String, id: String? = nil, ended: Bool = false) -> String {
        let typeID = id.map { #""type-id":"\#($0)","# } ?? ""
        return #"{"type":"\#(type)",\#(typeID)"ended":\#(ended),"url":{"id":"u","resource":"\#(url)"}}"#
    }

    private func links(_ relations: [String]) throws -> [FoundLink] {
        MusicBrainzLinks.links(in: try relations.map { try Made.read($0) })
    }
}
