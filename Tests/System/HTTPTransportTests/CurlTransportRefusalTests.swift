import HTTPTransport
import TestSupport
import Testing

/// A server that refuses, and whose answer is of no use beyond that: the status and the header count all the same.
@Suite("Curl transport, refusals", .timeLimit(.minutes(5))) struct CurlTransportRefusalTests {
    private static func failure(
        deadline: Duration = .seconds(30), body: Int = 1_000,
        _ script: @escaping @Sendable (RawHTTPServer.Client) -> Void
    ) async throws -> HTTPTransportError {
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            script(client)
        }
        let error = await #expect(throws: HTTPTransportError.self) {
            try await CurlTransport().fetch(
                HTTPRequest(url: server.url, deadline: deadline, bodyBytesMaximum: body))
        }
        return try #require(error)
    }

    private static func head(_ status: Int, _ lines: String = "") -> String {
        "HTTP/1.1 \(status) No\r\nRetry-After: 7\r\n\(lines)\r\n"
    }

    @Test("a page over the bound, announced or not", arguments: [401, 403, 429, 500, 503], [true, false])
    func tooLarge(status: Int, isAnnounced: Bool) async throws {
        let page = "<html>" + String(repeating: "x", count: 70_000)
        let error = try await Self.failure { client in
            client.send(Self.head(status, isAnnounced ? "Content-Length: \(page.utf8.count)\r\n" : "") + page)
            client.waitForHangup()
        }
        #expect(error.code == .bodyTooLarge)
        #expect(error.refusal?.status == status && error.refusal?.headers["Retry-After"] == "7")
        #expect(error.refusal?.body == Array(page.utf8.prefix(1_000)))
    }

    @Test("a body that ends before its announced length, and chunks that break off")
    func cutOff() async throws {
        for (lines, body) in [
            ("Content-Length: 900\r\n", "<p"), ("Transfer-Encoding: chunked\r\n", "2\r\n<p\r\n9\r\nx"),
        ] {
            let error = try await Self.failure { $0.send(Self.head(503, lines) + body) }
            #expect(error.code == .connectionLost && error.refusal?.status == 503)
            #expect(error.refusal?.body.starts(with: Array("<p".utf8)) == true)
        }
    }

    @Test("a body that is not packed as it says")
    func badEncoding() async throws {
        let error = try await Self.failure { client in
            client.send(Self.head(429, "Content-Encoding: gzip\r\nContent-Length: 9\r\n") + "not a zip")
            client.waitForHangup()
        }
        #expect(error.code == .responseInvalid)
        #expect(error.refusal?.status == 429 && error.refusal?.headers["retry-after"] == "7")
    }

    @Test("a body that drips past the deadline")
    func slow() async throws {
        let error = try await Self.failure(deadline: .milliseconds(200)) { client in
            client.send(Self.head(503))
            client.drip(65, everyMilliseconds: 5)
        }
        #expect(error.code == .timeout && error.refusal?.status == 503)
        #expect(error.refusal?.headers["Retry-After"] == "7")
    }

    @Test("a header without end")
    func headers() async throws {
        let error = try await Self.failure { client in
            client.send("HTTP/1.1 503 No\r\nRetry-After: 7\r\n" + String(repeating: "A: b\r\n", count: 200) + "\r\n")
            client.waitForHangup()
        }
        #expect(error.code == .headersTooLarge)
        #expect(error.refusal?.status == 503 && error.refusal?.headers["Retry-After"] == "7")
    }

    @Test("what does not refuse is no refusal", arguments: ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 302 Found\r\n"])
    func others(line: String) async throws {
        let error = try await Self.failure { client in
            client.send("\(line)\r\n" + String(repeating: "x", count: 70_000))
            client.waitForHangup()
        }
        #expect(error.code == .bodyTooLarge && error.refusal == nil)
    }
}
