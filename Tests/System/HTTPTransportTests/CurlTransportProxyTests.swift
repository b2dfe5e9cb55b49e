import Glibc
import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport, proxies", .timeLimit(.minutes(5))) struct CurlTransportProxyTests {
    private static func fetch(
        _ url: String, caFile: String? = nil, _ proxies: HTTPProxies
    ) async throws -> HTTPResponse {
        try await CurlTransport(configuration: .init(caFile: caFile, proxies: proxies)).fetch(
            HTTPRequest(url: url, headers: ["Authorization": "Bearer of-the-provider"], deadline: .seconds(20)))
    }

    @Test("https goes through it by CONNECT, and it sees host and port alone")
    func tunnel() async throws {
        let (server, proxy) = (try TLSServer(), try TunnelingProxy())
        let address = try #require(ProxyAddress("http://\(proxy.address)"))
        let response = try await Self.fetch(
            server.url + "/?token=secret", caFile: server.certificateFile, HTTPProxies(secure: address))
        #expect(response.status == 200)
        #expect(response.headers["X-Of-The-Proxy"] == nil)
        #expect(proxy.requests.map(\.line) == ["CONNECT 127.0.0.1:\(server.port) HTTP/1.1"])
        #expect(proxy.requests.allSatisfy { !$0.head.contains("of-the-provider") && !$0.head.contains("secret") })
    }

    @Test("it is told user and password where it has some; without them it says 407, and the error says it too")
    func credentials() async throws {
        let (server, proxy) = (try TLSServer(), try TunnelingProxy(credentials: "Basic YW5uOmh1bnRlcjI="))
        let known = try #require(ProxyAddress("http://ann:hunter2@\(proxy.address)"))
        #expect(
            try await Self.fetch(server.url, caFile: server.certificateFile, HTTPProxies(secure: known)).status == 200)
        let unknown = try #require(ProxyAddress("http://ann:wrong@\(proxy.address)"))
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch(server.url, caFile: server.certificateFile, HTTPProxies(secure: unknown))
        }
        #expect(error?.code == .connectionFailed)
        #expect(error?.detail.contains("407") == true)
        #expect(error?.detail.contains("wrong") == false)
    }

    @Test("a certificate is checked behind it as without it")
    func checked() async throws {
        let (server, proxy) = (try TLSServer(), try TunnelingProxy())
        let address = try #require(ProxyAddress("http://\(proxy.address)"))
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch(server.url, HTTPProxies(secure: address))
        }
        #expect(error?.code == .tlsFailed)
    }

    @Test("plain http goes through one of this machine, and to none where the host is excepted")
    func plain() async throws {
        let server = try RawHTTPServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ndirect")
        let proxy = try TunnelingProxy()
        let address = try #require(ProxyAddress("http://\(proxy.address)"))
        let through = try await Self.fetch(server.url + "/a", HTTPProxies(plain: address))
        #expect(through.body == Array("proxied".utf8))
        #expect(proxy.requests.map(\.line) == ["GET \(server.url)/a HTTP/1.1"])
        for exceptions in ["127.0.0.1", "*", "localhost, 127.0.0.0/8"] {
            let direct = try await Self.fetch(server.url, HTTPProxies(plain: address, exceptions: exceptions))
            #expect(direct.body == Array("direct".utf8), "\(exceptions)")
        }
        #expect(proxy.requests.count == 1)
    }

    @Test("one that nobody serves is a connection that failed, said without its password")
    func nobody() async throws {
        let address = try #require(ProxyAddress("http://ann:hunter2@127.0.0.1:\(try RawHTTPServer.closedPort())"))
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch("https://provider.example/", HTTPProxies(secure: address))
        }
        #expect(error?.code == .connectionFailed)
        #expect(error?.detail.contains("hunter2") == false)
    }

    @Test("those of the environment alone are not used")
    func environment() async throws {
        setenv("http_proxy", "http://127.0.0.1:\(try RawHTTPServer.closedPort())", 1)
        defer { unsetenv("http_proxy") }
        let server = try RawHTTPServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ndirect")
        #expect(try await Self.fetch(server.url, .none).status == 200)
    }
}
