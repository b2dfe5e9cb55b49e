import Testing

@testable import HTTPTransport

@Suite("A proxy's address") struct ProxyAddressTests {
    @Test(
        "is taken as curl takes it",
        arguments: [
            ("http://proxy.example:3128", "http://proxy.example:3128", nil, nil),
            ("proxy.example:3128/", "http://proxy.example:3128", nil, nil),
            ("HTTPS://Proxy.example", "https://proxy.example", nil, nil),
            ("socks5h://[::1]:1080", "socks5h://[::1]:1080", nil, nil),
            ("http://ann:s%40c%3Aret@proxy.example:80", "http://proxy.example:80", "ann", "s@c:ret"),
            ("ann@proxy.example:80", "http://proxy.example:80", "ann", ""),
            ("http://a:b@c@proxy.example:80", "http://proxy.example:80", "a", "b@c"),
        ] as [(String, String, String?, String?)])
    func taken(text: String, url: String, user: String?, password: String?) throws {
        let proxy = try #require(ProxyAddress(text))
        #expect(proxy.url == url)
        #expect(proxy.user == user)
        #expect(proxy.password == password)
    }

    @Test(
        "is refused where it is none",
        arguments: [
            "", "http://", "ftp://proxy.example", "http://proxy.example:0", "http://proxy.example:99999", "http://a b",
            "http://proxy.example:3128/path", "http://a%0d%0a:b@proxy.example", "http://a%zz@proxy.example", "http://ä",
            "http://proxy\\.example",
        ])
    func refused(text: String) { #expect(ProxyAddress(text) == nil) }

    @Test("never prints user or password")
    func redaction() throws {
        let proxy = try #require(ProxyAddress("http://ann:hunter2@proxy.example:3128"))
        var dumped = ""
        dump([proxy], to: &dumped)
        let proxies = HTTPProxies(secure: proxy)
        for text in ["\(proxy)", String(reflecting: proxy), "\(proxies)", dumped] {
            #expect(!text.contains("hunter2") && !text.contains("ann"))
        }
        #expect("\(proxy)" == "proxy.example:3128")
    }

    @Test("of another machine gets nothing that is plain")
    func plain() throws {
        let far = try #require(ProxyAddress("http://proxy.example:3128"))
        let near = try #require(ProxyAddress("http://127.0.0.1:3128"))
        let (secure, plain) = (try RequestTarget(url: "https://a.example"), try RequestTarget(url: "http://127.0.0.1"))
        #expect(HTTPProxies(secure: far, plain: far).proxy(for: secure) == far)
        #expect(HTTPProxies(secure: far, plain: far).proxy(for: plain) == nil)
        #expect(HTTPProxies(secure: far, plain: near).proxy(for: plain) == near)
        #expect(HTTPProxies.none.proxy(for: secure) == nil)
    }
}
