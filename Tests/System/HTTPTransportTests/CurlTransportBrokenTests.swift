import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport, broken servers", .timeLimit(.minutes(5))) struct CurlTransportBrokenTests {
    private static func failure(_ url: String) async -> HTTPTransportError? {
        await #expect(throws: HTTPTransportError.self) {
            try await CurlTransport().fetch(HTTPRequest(url: url + "/?token=secret"))
        }
    }

    @Test(
        "a body that ends too early is a lost connection, and nothing of it is returned",
        arguments: [
            "Content-Length: 10\r\n\r\nonly", "Content-Length: 10\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n", "Transfer-Encoding: chunked\r\n\r\nA\r\nonly",
            "Transfer-Encoding: chunked\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n4\r\nonly\r\nno size\r\n",
        ])
    func truncated(rest: String) async throws {
        let server = try RawHTTPServer { client in
            if client.readRequest() != nil { client.send("HTTP/1.1 200 OK\r\n" + rest) }
        }
        #expect(await Self.failure(server.url)?.code == .connectionLost)
        #expect(server.requests.count == 1)
    }

    @Test("a connection that is reset, before or in the middle of the body, is lost", arguments: [0, 100])
    func reset(bytes: Int) async throws {
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            if bytes > 0 {
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: "a", count: bytes))
            }
            client.reset()
        }
        let error = await Self.failure(server.url)
        #expect(error?.code == .connectionLost)
        #expect(error?.description.contains("secret") == false)
    }

    @Test("a server that hangs up without a word is a lost connection")
    func nothing() async throws {
        let server = try RawHTTPServer { client in _ = client.readRequest() }
        #expect(await Self.failure(server.url)?.code == .connectionLost)
    }

    @Test(
        "what is no HTTP is no valid response",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n", "garbage\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: none\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        ])
    func garbage(answer: String) async throws {
        let server = try RawHTTPServer { client in
            if client.readRequest() != nil { client.send(answer) }
        }
        #expect(await Self.failure(server.url)?.code == .responseInvalid)
    }

    @Test("a port that nobody listens on is a failed connection; the error names it, and no query")
    func refused() async throws {
        let port = try RawHTTPServer.closedPort()
        let error = await Self.failure("http://127.0.0.1:\(port)")
        #expect(error?.code == .connectionFailed)
        #expect(error?.detail.contains("127.0.0.1:\(port)") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test("a name that does not exist is no host")
    func unknownHost() async {
        #expect(await Self.failure("https://nowhere.invalid")?.code == .hostNotFound)
    }
}
