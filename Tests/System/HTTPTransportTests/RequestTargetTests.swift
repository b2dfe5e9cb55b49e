import Testing

@testable import HTTPTransport

@Suite("Request target") struct RequestTargetTests {
    @Test(
        "an absolute URL yields its host and port",
        arguments: [
            ("https://api.example.org/v1/a?b=c%20d#e", true, "api.example.org", nil),
            ("HTTPS://API.Example.org", true, "api.example.org", nil),
            ("https://example.org:8443?a@b", true, "example.org", 8443),
            ("https://[2001:db8::1]:443/", true, "[2001:db8::1]", 443),
            ("http://127.0.0.1:80/", false, "127.0.0.1", 80),
            ("http://127.255.0.9", false, "127.255.0.9", nil),
            ("http://localhost:1/", false, "localhost", 1),
            ("http://[::1]/", false, "[::1]", nil),
        ] as [(String, Bool, String, Int?)])
    func accepted(url: String, isSecure: Bool, host: String, port: Int?) throws {
        let target = try RequestTarget(url: url)
        #expect(target.isSecure == isSecure)
        #expect(target.host == host)
        #expect(target.port == port)
    }

    @Test(
        "a URL that is relative, ambiguous or unsafe is refused",
        arguments: [
            "", "/path", "example.org", "//example.org/", "ftp://example.org/", "file:///etc/passwd", "https:/a",
            "https://",
            "https:///path", "https://?q", "https://:443/", "https://example.org:/", "https://example.org:0/",
            "https://example.org:65536/", "https://example.org:+1/", "https://example.org:1:2/",
            "https://user@example.org/", "https://user:secret@example.org/", "https://127.0.0.1:secret@example.org/",
            "https://@example.org/", "https://example.org\\@evil.example/", "https://example.org/\\evil",
            "https://a b/",
            "https://example.org/a\r\nX: y", "https://example.org/\0", "https://example.org/\u{7F}",
            "https://exämple.org/", "https://ex%61mple.org/", "https://.example.org/", "https://[::1", "https://[]/",
            "https://[fe80::1%25eth0]/", " https://example.org/", "https://" + String(repeating: "a", count: 16 << 10),
        ])
    func refused(url: String) {
        let error = #expect(throws: HTTPTransportError.self) { try RequestTarget(url: url) }
        #expect(error?.code == .urlInvalid)
        #expect(error?.detail.contains("secret") == false)
    }

    @Test(
        "plain http is refused wherever the host is not surely the loopback",
        arguments: [
            "http://example.org/", "http://10.0.0.1/", "http://128.0.0.1/", "http://127.0.0.1.example.org/",
            "http://127.1/",
            "http://127.0.0.256/", "http://0177.0.0.1/", "http://127.0.0.01/", "http://2130706433/", "http://0.0.0.0/",
            "http://localhost.example.org/", "http://[::2]/", "http://[::ffff:127.0.0.1]/",
        ])
    func plain(url: String) {
        let error = #expect(throws: HTTPTransportError.self) { try RequestTarget(url: url) }
        #expect(error?.code == .urlInvalid)
        #expect(error?.detail.contains("use https") == true)
    }
}
