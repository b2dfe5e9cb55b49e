import Testing

@testable import Gateway

@Suite struct RequestOriginTests {
    static let hosts: Set<String> = ["musicbrainz.org", "127.0.0.1:8080", "[::1]"]

    @Test(
        "hosts of the provider",
        arguments: [
            "https://musicbrainz.org/ws/2/artist?x=1", "https://MusicBrainz.org", "http://127.0.0.1:8080/ws",
            "https://musicbrainz.org:443/?a=@b", "http://[::1]:99/x",
        ])
    func allowed(url: String) {
        #expect(RequestOrigin(url: url)?.isAllowed(by: Self.hosts) == true)
    }

    @Test(
        "anything else",
        arguments: [
            "https://evil.example/ws", "https://musicbrainz.org@evil.example/", "https://user:pw@musicbrainz.org/",
            "https://musicbrainz.org.evil.example/", "https://evilmusicbrainz.org/", "file:///etc/passwd",
            "//musicbrainz.org/", "musicbrainz.org", "https://", "https:///x", "http://127.0.0.1/",
            "http://127.0.0.1:8081/",
            "https://evil.example\\@musicbrainz.org/", "https://musicbrainz.org /", "https://musicbrainz.org\t/",
            "https://musicbrainz.org:/", "https://musicbrainz.org:44x/", "https://musicbrainz.org:1:2/",
            "https://évil.example/", "https://evil.example#musicbrainz.org", "https://evil.example?musicbrainz.org",
            "http://[::1", "http://[::1]evil.example/",
        ])
    func refused(url: String) {
        #expect(RequestOrigin(url: url)?.isAllowed(by: Self.hosts) ?? false == false)
    }
}
