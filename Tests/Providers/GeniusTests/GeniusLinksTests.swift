import Catalogue
import Testing

@testable import Genius

@Suite struct GeniusLinksTests {
    @Test(
        "names and addresses become the network's own form",
        arguments: [
            ("ann.b_1", .instagram, "https://www.instagram.com/ann.b_1/", "ann.b_1"),
            ("@ann", .instagram, "https://www.instagram.com/ann/", "ann"),
            ("https://www.instagram.com/ann/?hl=en", .instagram, "https://www.instagram.com/ann/", "ann"),
            ("HTTP://m.Instagram.com/Ann", .instagram, "https://www.instagram.com/Ann/", "Ann"),
            (" \u{200B}ann\u{FEFF} ", .instagram, "https://www.instagram.com/ann/", "ann"),
            ("ann_b", .x, "https://x.com/ann_b", "ann_b"),
            ("https://twitter.com/ann", .x, "https://x.com/ann", "ann"),
            ("http://x.com/@ann/", .x, "https://x.com/ann", "ann"),
            ("https://mobile.twitter.com/ann?lang=en", .x, "https://x.com/ann", "ann"),
            ("Ann.Music", .facebook, "https://www.facebook.com/Ann.Music", "Ann.Music"),
            ("https://m.facebook.com/AnnMusic/", .facebook, "https://www.facebook.com/AnnMusic", "AnnMusic"),
            ("profile.php?id=100", .facebook, "https://www.facebook.com/profile.php?id=100", nil),
            ("https://www.facebook.com/pages/Ann-B/77", .facebook, "https://www.facebook.com/pages/Ann-B/77", nil),
        ] as [(String, SocialPlatform, String, String?)])
    func accounts(_ text: String, _ platform: SocialPlatform, _ url: String, _ handle: String?) throws {
        let account = try #require(SocialAccount(text, on: platform))
        #expect(account.url == url)
        #expect(account.handle == handle)
    }

    @Test(
        "what can't be an account is left out",
        arguments: [
            ("", .instagram), ("ann b", .instagram), ("ann/b", .instagram), ("annä", .instagram), ("...", .instagram),
            ("https://evil.test/ann", .instagram), ("https://twitter.com/ann", .instagram), ("@", .instagram),
            (String(repeating: "a", count: 31), .instagram), ("javascript:alert(1)", .instagram),
            ("ann.b", .x), (String(repeating: "a", count: 16), .x), ("___", .x), ("https://x.com/ann/status/1", .x),
            ("ann", .facebook), ("ann_music", .facebook), ("profile.php?id=1&x=2", .facebook),
            ("profile.php?id=", .facebook), ("pages/Ann/", .facebook), ("pages/<b>/1", .facebook),
            ("pages//1", .facebook), (String(repeating: "a", count: 51), .facebook), ("\u{FF41}nnmusic", .facebook),
        ] as [(String, SocialPlatform)])
    func invalid(_ text: String, _ platform: SocialPlatform) {
        #expect(SocialAccount(text, on: platform) == nil)
    }

    @Test("a claimed page is believed more, and the page itself comes first")
    func confidence() throws {
        let accounts = #""instagram_name":"ann","twitter_name":"@ann","facebook_name":"AnnMusic""#
        for (isVerified, confidence) in [("true", 0.9), ("false", 0.6), ("null", 0.6)] {
            let profile: ProfileJSON = try Made.read(
                #"{"id":1,"url":"http://genius.com/artists/Ann","is_verified":\#(isVerified),\#(accounts)}"#)
            #expect(
                GeniusLinks.links(of: profile) == [
                    FoundLink(platform: "genius", url: "https://genius.com/artists/Ann", confidence: 0.95),
                    FoundLink(
                        platform: "instagram", url: "https://www.instagram.com/ann/", handle: "ann",
                        confidence: confidence),
                    FoundLink(platform: "x", url: "https://x.com/ann", handle: "ann", confidence: confidence),
                    FoundLink(
                        platform: "facebook", url: "https://www.facebook.com/AnnMusic", handle: "AnnMusic",
                        confidence: confidence),
                ])
        }
    }

    @Test(
        "an account that is null, absent or empty is none; a page elsewhere is none",
        arguments: [
            #"{"id":1}"#, #"{"id":1,"instagram_name":null,"twitter_name":"","facebook_name":" "}"#,
            #"{"id":1,"url":"https://evil.test/artists/Ann"}"#, #"{"id":1,"url":"https://genius.com.evil.test/a"}"#,
            #"{"id":1,"url":"https://genius.com/"}"#, #"{"id":1,"url":"https://genius.com/artists/A nn"}"#,
        ])
    func none(_ body: String) throws {
        #expect(GeniusLinks.links(of: try Made.read(body)).isEmpty)
    }

    @Test("a person's links are one request; what is no id is not asked for, who is unknown is nobody")
    func requests() async throws {
        let body = Made.response(#"{"artist":{"id":7,"name":"Ann","url":"https://genius.com/artists/Ann"}}"#)
        let gateway = CannedGateway { $0.contains("/artists/7?") ? .json(body) : nil }
        let genius = Made.genius(gateway)
        #expect(try await genius.links(ofPerson: "7")?.map(\.platform) == ["genius"])
        #expect(try await genius.links(ofPerson: "8") == nil)
        for id in ["", "x", "0", "7/songs", "-7", "٧", "9999999999999999"] {
            #expect(try await genius.links(ofPerson: id) == nil)
        }
        #expect(gateway.endpoints == ["artist", "artist"])
    }
}
