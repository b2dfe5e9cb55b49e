import Testing

@testable import Catalogue

@Suite struct LinkAddressTests {
    @Test(
        "an address of a page on a public host is one",
        arguments: [
            ("https://www.skidrow.com/", "skidrow.com"), ("http://EXAMPLE.com:80/a?b=c#d", "example.com"),
            ("https://example.com:443", "example.com"), ("  https://example.com/ ", "example.com"),
            ("https://ja.wikipedia.org/wiki/矢沢永吉_(歌手)", "ja.wikipedia.org"), ("https://motörhead.de/", "motörhead.de"),
            ("https://xn--motrhead-p4a.de/", "xn--motrhead-p4a.de"),
            ("https://a_b.livejournal.com/", "a_b.livejournal.com"),
            ("https://пример.рф/", "пример.рф"), ("https://example.com/O'Neal,~x;y=%C3%A9", "example.com"),
            ("https://m.com/", "m.com"), ("HTTPS://example.co.uk/@a", "example.co.uk"),
        ])
    func addresses(text: String, host: String) { #expect(LinkAddress(text)?.host == host) }

    @Test(
        "what leads elsewhere than it seems, or into one's own network, is none",
        arguments: [
            "http://169.254.169.254/latest", "http://127.0.0.1:5432/", "http://10.0.0.1/admin", "http://2130706433/",
            "http://0x7f000001/", "http://0x7f.1/", "http://017700000001/", "http://127.1/", "http://1.2.3.4./",
            "http://a.b.0x10/", "http://a.12/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::1].com/",
            "http://localhost/", "http://localhost./", "http://a.localhost/", "http://printer.local/",
            "http://vault.internal/", "http://x.onion/", "http://router.lan/", "http://nas.home.arpa/",
            "http://a.test/",
            "http://10.0.0.1.nip.io/", "http://127.0.0.1.sslip.io/", "http://www.localtest.me/", "http://intranet/",
            "https://user:pw@www.instagram.com/ann", "https://user@example.com/", "https://example.com@evil.com/",
            "https://example.com:8080/", "https://example.com:/", "https://example.com:0443/",
            "https://example.com:443:80/",
            "https:\\\\example.com/", "https:/\\example.com/", "https://example.com\\@evil.com/", "https:/example.com",
            "https:example.com", "//example.com/", "example.com", "www.example.com/x", "ftp://example.com/",
            "javascript:alert(1)", "data:text/html,x", "https://", "https:///example.com", "https://.com/",
            "https://example..com/", "https://example.com./", "https://-a.com/", "https://a-.com/",
            "https://ex%61mple.com/",
            "https://%31%32%37.0.0.1/", "https://１２７.０.０.１/", "https://127。0。0。1/", "https://ｌocalhost.com/",
            "https://ⓔxample.com/", "https://𝐞xample.com/", "https://exam\u{AD}ple.com/",
            "https://exam\u{200B}ple.com/",
            "https://example.com/a b", "https://example.com/\"x", "https://example.com/<b>", "https://example.com/\nx",
            "https://exa\tmple.com/", "https://example.com/\u{1B}[2J", "https://example.com/\u{9B}2J",
            "https://example.com/\u{202E}x", "https://example.com/\u{2028}", "https://example.com/\u{FFFD}",
            "https://example.com/\u{A0}", "https://example.com/`", "https://ab--c.com/", "https://xn--.com/",
            "https://" + String(repeating: "a", count: 64) + ".com/", "https://example.c/", "https://example.c0m/",
            "https://example.com/" + String(repeating: "a", count: 1_981), "",
        ])
    func none(text: String) { #expect(LinkAddress(text) == nil) }

    @Test("the longest address is one")
    func longest() {
        #expect(LinkAddress("https://example.com/" + String(repeating: "a", count: 1_980))?.path.count == 1)
    }

    @Test(
        "a handle is what the service lets a name be, at the service itself",
        arguments: [
            ("https://instagram.com/ann.b_1", "instagram", "ann.b_1"),
            ("https://instagram.com/ann-b", "instagram", nil),
            ("https://instagram.com/" + String(repeating: "a", count: 31), "instagram", nil),
            ("https://instagram.com/%61nn", "instagram", nil), ("https://x.com/a.b", "x", nil),
            ("https://x.com/ann", "instagram", nil), ("https://evil.com/ann", "instagram", nil),
            ("https://instagram.com.evil.com/ann", "instagram", nil), ("https://twitch.tv/ann'--", "twitch", nil),
            ("https://youtube.com/@矢沢", "youtube", "矢沢"), ("https://youtube.com/@a!b", "youtube", nil),
            ("https://soundcloud.com/a_b-c", "soundcloud", "a_b-c"), ("https://tiktok.com/@ann;x", "tiktok", nil),
            ("https://ann.bandcamp.com/", "bandcamp", "ann"), ("https://x.com/___", "x", nil),
        ] as [(String, String, String?)])
    func handles(text: String, platform: String, handle: String?) {
        #expect(LinkAddress(text)?.handle(on: platform) == handle)
    }

    @Test("a source's word makes no other host a platform")
    func posing() {
        let link = FoundLink(reading: "https://evil.com/ann", otherwise: "instagram")
        #expect(link == FoundLink(platform: "other", url: "https://evil.com/ann"))
        #expect(FoundLink(reading: "https://ann.com/", otherwise: "homepage").platform == "homepage")
    }
}
