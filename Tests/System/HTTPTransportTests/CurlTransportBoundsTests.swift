import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport, bounds", .timeLimit(.minutes(5))) struct CurlTransportBoundsTests {
    private static func packed(_ encoding: String, _ body: [UInt8]) -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    private static func server(_ response: [UInt8]) throws -> RawHTTPServer {
        try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            client.send(response)
            client.waitForHangup()
        }
    }

    private static func failure(
        _ server: RawHTTPServer, path: String = "/", deadline: Duration = .seconds(30), body: Int = 16 << 20,
        configuration: CurlTransport.Configuration = .init()
    ) async -> HTTPTransportError? {
        await #expect(throws: HTTPTransportError.self) {
            try await CurlTransport(configuration: configuration).fetch(
                HTTPRequest(url: server.url + path, deadline: deadline, bodyBytesMaximum: body))
        }
    }

    @Test("a packed body is asked for and unpacked")
    func gzip() async throws {
        let server = try Self.server(Self.packed("gzip", Gzip.hello))
        let response = try await CurlTransport().fetch(HTTPRequest(url: server.url))
        #expect(response.body == Array("hello, hello, hello".utf8))
        #expect(server.requests.first?.header("Accept-Encoding")?.contains("gzip") == true)
    }

    @Test("a small packed body that unpacks over the bound is stopped")
    func bomb() async throws {
        let server = try Self.server(Self.packed("gzip", Gzip.tenMebibytes))
        #expect(await Self.failure(server, body: 1 << 20)?.code == .bodyTooLarge)
    }

    @Test("a body that unpacks to more than so many times its size is stopped under the bound")
    func ratio() async throws {
        let server = try Self.server(Self.packed("gzip", Gzip.tenMebibytes))
        let error = await Self.failure(server, body: 1 << 30)
        #expect(error?.code == .bodyTooLarge)
        #expect(error?.detail.contains("100 times") == true)
    }

    @Test("the same body passes where the ratio allows it")
    func ratioAllowed() async throws {
        let server = try Self.server(Self.packed("gzip", Gzip.tenMebibytes))
        var configuration = CurlTransport.Configuration()
        configuration.compressionRatioMaximum = 2000
        let response = try await CurlTransport(configuration: configuration).fetch(HTTPRequest(url: server.url))
        #expect(response.body.count == 10 << 20)
    }

    @Test("packed bytes that are not packed are no valid response", arguments: ["gzip", "deflate, nonsense", "br"])
    func badEncoding(encoding: String) async throws {
        let server = try Self.server(Self.packed(encoding, Array("this is no archive at all".utf8)))
        #expect(await Self.failure(server)?.code == .responseInvalid)
    }

    @Test("an announced length over the bound is refused before any of the body comes")
    func announced() async throws {
        let server = try Self.server(Array("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n".utf8))
        #expect(await Self.failure(server, body: 1000)?.code == .bodyTooLarge)
    }

    @Test("a body without a length is stopped at the bound, though the server would never end")
    func endless() async throws {
        let hungUp = RawHTTPServer.Signal()
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            client.send("HTTP/1.1 200 OK\r\n\r\n")
            while client.send([UInt8](repeating: 65, count: 1 << 14)) {}
            hungUp.fire()
        }
        #expect(await Self.failure(server, body: 1 << 20)?.code == .bodyTooLarge)
        await hungUp.fired()
    }

    @Test(
        "a header of too many bytes, too many lines or one huge line is stopped",
        arguments: [
            String(repeating: "A: \(String(repeating: "a", count: 1000))\r\n", count: 70),
            String(repeating: "A: b\r\n", count: 101), "A: " + String(repeating: "a", count: 200 << 10),
        ])
    func headers(lines: String) async throws {
        let server = try Self.server(Array("HTTP/1.1 200 OK\r\n\(lines)\r\n\r\n".utf8))
        #expect(await Self.failure(server)?.code == .headersTooLarge)
    }

    @Test("interim headers without end are stopped")
    func interim() async throws {
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            while client.send("HTTP/1.1 103 Early Hints\r\n\r\n") {}
        }
        #expect(await Self.failure(server)?.code == .headersTooLarge)
    }

    @Test("a server that says nothing is left at the deadline; the error holds no query")
    func silent() async throws {
        let server = try Self.server([])
        let error = await Self.failure(server, path: "/?token=secret", deadline: .milliseconds(50))
        #expect(error == HTTPTransportError(.timeout, "127.0.0.1:\(server.port): the deadline passed"))
    }

    @Test(
        "a header and a body that drip past the deadline are left",
        arguments: ["HTTP/1.1 200 OK\r\nA: ", "HTTP/1.1 200 OK\r\n\r\n"])
    func drip(start: String) async throws {
        let hungUp = RawHTTPServer.Signal()
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            client.send(start)
            client.drip(65, everyMilliseconds: 5)
            hungUp.fire()
        }
        #expect(await Self.failure(server, deadline: .milliseconds(100))?.code == .timeout)
        await hungUp.fired()
    }

    @Test("a transfer that is too slow for too long is left before its deadline")
    func lowSpeed() async throws {
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            client.send("HTTP/1.1 200 OK\r\n\r\n")
            client.drip(65, everyMilliseconds: 50)
        }
        var configuration = CurlTransport.Configuration()
        configuration.lowSpeedTime = .seconds(1)
        let error = await Self.failure(server, deadline: .seconds(600), configuration: configuration)
        #expect(error?.code == .timeout)
        #expect(error?.detail.contains("deadline") == false)
    }

    @Test("a deadline runs while the exchange waits for its turn", arguments: [(1, 8), (64, 1)])
    func waiting(transfers: Int, connections: Int) async throws {
        let began = RawHTTPServer.Signal()
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            began.fire()
            client.waitForHangup()
        }
        var configuration = CurlTransport.Configuration()
        configuration.transfersMaximum = transfers
        configuration.connectionsPerHostMaximum = connections
        let transport = CurlTransport(configuration: configuration)
        let stuck = Task { try await transport.fetch(HTTPRequest(url: server.url)) }
        await began.fired()
        let error = await #expect(throws: HTTPTransportError.self) {
            try await transport.fetch(HTTPRequest(url: server.url, deadline: .milliseconds(50)))
        }
        #expect(error?.code == .timeout)
        #expect(server.requests.count == 1)
        stuck.cancel()
        _ = await stuck.result
    }
}

private enum Gzip {
    /// "hello, hello, hello"
    static let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8,
        0x40, 0xA2, 0x00, 0x9F, 0xA1, 0xCA, 0x09, 0x13, 0x00, 0x00, 0x00,
    ]

    /// Ten mebibytes of zeros in ten kilobytes, as zlib packs them.
    static let tenMebibytes: [UInt8] =
        ([
            [
                0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xEC, 0xC1, 0x01, 0x01, 0x00, 0x00, 0x00,
                0x80, 0x90, 0xFE, 0xAF, 0xEE, 0x08, 0x0A,
            ],
            Array(repeating: 0x00, count: 4094),
            [0x80, 0xD9, 0x83, 0x03, 0x01, 0x00, 0x00, 0x00, 0x00, 0x20, 0xFF, 0xD7, 0x46, 0x50],
            Array(repeating: 0x55, count: 4095),
            [0x69, 0x0F, 0x0E, 0x09, 0x00, 0x00, 0x00, 0x00, 0x04, 0xFD, 0x7F, 0xED, 0x0C, 0x0B],
            Array(repeating: 0x00, count: 1970),
            [0x9F, 0x00, 0xCC, 0x2A, 0xCA, 0x9E, 0x00, 0x00, 0xA0, 0x00],
        ] as [[UInt8]]).flatMap(\.self)
}
