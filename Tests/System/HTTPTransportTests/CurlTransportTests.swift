import Glibc
import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport", .timeLimit(.minutes(5))) struct CurlTransportTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Mixed: Case\r\n\r\nok"

    @Test("a response comes with status, headers and body")
    func response() async throws {
        let server = try RawHTTPServer(answering: Self.ok)
        let response = try await CurlTransport().fetch(HTTPRequest(url: server.url + "/a?b=c"))
        #expect(response.status == 200)
        #expect(response.body == Array("ok".utf8))
        #expect(response.headers["x-mixed"] == "Case")
        #expect(server.requests.map(\.line) == ["GET /a?b=c HTTP/1.1"])
    }

    @Test("any status is a response", arguments: [201, 204, 304, 404, 429, 500, 503])
    func statuses(status: Int) async throws {
        let length = status == 204 || status == 304 ? "" : "Content-Length: 0\r\n"
        let server = try RawHTTPServer(answering: "HTTP/1.1 \(status) X\r\n\(length)\r\n")
        let response = try await CurlTransport().fetch(HTTPRequest(url: server.url))
        #expect(response.status == status)
        #expect(response.body.isEmpty)
    }

    @Test("what comes before the final header, and after the body, is dropped")
    func interim() async throws {
        let server = try RawHTTPServer(
            answering: "HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nB: 2\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nC: 3\r\n\r\n2\r\nok\r\n0\r\nD: 4\r\n\r\n")
        let response = try await CurlTransport().fetch(HTTPRequest(url: server.url))
        #expect(response.status == 200)
        #expect(response.headers == ["Transfer-Encoding": "chunked", "C": "3"])
        #expect(response.body == Array("ok".utf8))
    }

    @Test("a POST carries its headers and its body, and nothing that nobody asked for")
    func post() async throws {
        let server = try RawHTTPServer(answering: Self.ok)
        let body = [UInt8](repeating: 0, count: 2 << 20)
        let transport = CurlTransport(configuration: .init(userAgent: "liner/1 (a@b.example)"))
        _ = try await transport.fetch(
            HTTPRequest(
                method: .post, url: server.url, headers: ["Authorization": "Bearer t", "X-Empty": ""], body: body))
        let request = try #require(server.requests.first)
        #expect(request.line == "POST / HTTP/1.1")
        #expect(request.body == body)
        #expect(request.header("Authorization") == "Bearer t")
        #expect(request.head.contains("\r\nX-Empty:"))
        #expect(request.header("User-Agent") == "liner/1 (a@b.example)")
        #expect(request.header("Content-Type") == nil)
        #expect(request.header("Expect") == nil)
    }

    @Test("a POST without a body, a GET with one and a HEAD go out as such")
    func methods() async throws {
        let server = try RawHTTPServer { client in
            while let request = client.readRequest() {
                client.send(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (request.line.hasPrefix("HEAD") ? "" : "ok"))
            }
        }
        let transport = CurlTransport()
        let posted = try await transport.fetch(HTTPRequest(method: .post, url: server.url))
        let got = try await transport.fetch(HTTPRequest(method: .get, url: server.url, body: [65]))
        let headed = try await transport.fetch(HTTPRequest(method: .head, url: server.url))
        #expect(server.requests.map { String($0.line.prefix(4)) } == ["POST", "GET ", "HEAD"])
        #expect(server.requests.map(\.body) == [[], [65], []])
        #expect([posted, got, headed].map(\.body.count) == [2, 2, 0])
    }

    @Test("two fetches share one connection")
    func keepAlive() async throws {
        let server = try RawHTTPServer(answering: Self.ok)
        let transport = CurlTransport()
        for _ in 1...2 { _ = try await transport.fetch(HTTPRequest(url: server.url)) }
        #expect(server.requests.count == 2)
        #expect(server.connectionCount == 1)
    }

    @Test("a kept connection that the server has closed is replaced")
    func staleConnection() async throws {
        let server = try RawHTTPServer { client in
            if client.readRequest() != nil { client.send(Self.ok) }
        }
        let transport = CurlTransport()
        for _ in 1...3 { #expect(try await transport.fetch(HTTPRequest(url: server.url)).status == 200) }
        #expect(server.connectionCount == 3)
    }

    @Test("concurrent fetches run at the same time, each with its own response")
    func concurrent() async throws {
        let (first, second) = (RawHTTPServer.Signal(), RawHTTPServer.Signal())
        let server = try RawHTTPServer { client in
            while let request = client.readRequest() {
                let path = String(request.line.split(separator: " ")[1])
                // Each answer waits for the other request: one after the other would never end.
                (path == "/1" ? first : second).fire()
                (path == "/1" ? second : first).waitBlocking()
                client.send("HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)")
            }
        }
        let transport = CurlTransport()
        async let one = transport.fetch(HTTPRequest(url: server.url + "/1"))
        async let two = transport.fetch(HTTPRequest(url: server.url + "/2"))
        let bodies = try await [one, two].map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies == ["/1", "/2"])
    }

    @Test("a host gets no more connections than configured")
    func connectionsPerHost() async throws {
        let server = try RawHTTPServer(answering: Self.ok)
        var configuration = CurlTransport.Configuration()
        configuration.connectionsPerHostMaximum = 3
        let transport = CurlTransport(configuration: configuration)
        let statuses = try await withThrowingTaskGroup { group in
            for _ in 1...50 {
                group.addTask { try await transport.fetch(HTTPRequest(url: server.url)).status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 50))
        #expect((1...3).contains(server.connectionCount))
    }

    @Test("a redirect is returned and not followed", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        let elsewhere = try RawHTTPServer(answering: Self.ok)
        for location in [elsewhere.url + "/there", "/here"] {
            let server = try RawHTTPServer(
                answering: "HTTP/1.1 \(status) Moved\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
            let response = try await CurlTransport().fetch(
                HTTPRequest(url: server.url, headers: ["Authorization": "Bearer t"]))
            #expect(response.status == status)
            #expect(response.headers["Location"] == location)
            #expect(server.requests.count == 1)
        }
        #expect(elsewhere.connectionCount == 0)
    }

    @Test(
        "a URL that may not go out is refused before anything is sent",
        arguments: ["ftp://", "http://user:secret@", "http://\r\n", "http://\\", "http://example.org/"])
    func refused(prefix: String) async throws {
        let server = try RawHTTPServer(answering: Self.ok)
        let request = HTTPRequest(url: "\(prefix)127.0.0.1:\(server.port)/?token=secret")
        let error = await #expect(throws: HTTPTransportError.self) { try await CurlTransport().fetch(request) }
        #expect(error?.code == .urlInvalid)
        #expect(error?.description.contains("secret") == false)
        #expect(server.connectionCount == 0)
    }

    @Test("a proxy of the environment is ignored")
    func proxy() async {
        // In a process of its own: the environment belongs to all tests.
        await #expect(processExitsWith: .success) {
            let (server, proxy) = (try RawHTTPServer(answering: Self.ok), try RawHTTPServer(answering: Self.ok))
            for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { setenv(name, proxy.url, 1) }
            #expect(try await CurlTransport().fetch(HTTPRequest(url: server.url)).status == 200)
            #expect(server.connectionCount == 1)
            #expect(proxy.connectionCount == 0)
        }
    }

    @Test("200 fetches leave no socket behind")
    func sockets() async throws {
        let server = try RawHTTPServer { client in
            if client.readRequest() != nil { client.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok") }
        }
        let transport = CurlTransport()
        for _ in 1...200 { _ = try await transport.fetch(HTTPRequest(url: server.url)) }
        #expect(server.connectionCount == 200)
        #expect(Sockets.count(connectedTo: server.port) == 0)
    }
}

/// Sockets of this process, told apart by where they lead: other tests open their own meanwhile.
enum Sockets {
    static func count(connectedTo port: Int) -> Int {
        (0..<Int32(4096)).count { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let failed = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) != 0 }
            }
            return !failed && address.sin_family == sa_family_t(AF_INET)
                && Int(UInt16(bigEndian: address.sin_port)) == port
        }
    }
}
