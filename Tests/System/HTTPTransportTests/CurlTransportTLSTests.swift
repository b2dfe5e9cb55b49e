import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport, TLS", .timeLimit(.minutes(5))) struct CurlTransportTLSTests {
    private static func fetch(_ server: TLSServer, caFile: String?) async throws -> HTTPResponse {
        try await CurlTransport(configuration: .init(caFile: caFile)).fetch(
            HTTPRequest(url: server.url + "/?token=secret"))
    }

    @Test("a certificate that nobody vouches for is refused; the error says why, and holds no query")
    func selfSigned() async throws {
        let server = try TLSServer()
        let error = await #expect(throws: HTTPTransportError.self) { try await Self.fetch(server, caFile: nil) }
        #expect(error?.code == .tlsFailed)
        #expect(error?.detail.contains("certificate") == true)
        #expect(error?.detail.contains("secret") == false)
    }

    @Test("the same certificate is accepted when it is the configured authority")
    func trusted() async throws {
        let server = try TLSServer()
        #expect(try await Self.fetch(server, caFile: server.certificateFile).status == 200)
    }

    @Test("a trusted certificate for another host is refused")
    func otherHost() async throws {
        let server = try TLSServer(name: "DNS:example.org")
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch(server, caFile: server.certificateFile)
        }
        #expect(error?.code == .tlsFailed)
    }

    @Test("TLS 1.1 is refused")
    func oldVersion() async throws {
        let server = try TLSServer(options: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch(server, caFile: server.certificateFile)
        }
        #expect(error?.code == .tlsFailed)
    }

    @Test("an authority file that is missing is a TLS failure")
    func missingFile() async throws {
        let server = try TLSServer()
        let error = await #expect(throws: HTTPTransportError.self) {
            try await Self.fetch(server, caFile: "/nowhere/authority.pem")
        }
        #expect(error?.code == .tlsFailed)
    }

    @Test("a plain server behind an https URL is a TLS failure")
    func plainServer() async throws {
        let server = try RawHTTPServer { client in
            if client.hangsUp(withinMilliseconds: 0) { return }
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            client.waitForHangup()
        }
        let error = await #expect(throws: HTTPTransportError.self) {
            try await CurlTransport().fetch(HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
        }
        #expect(error?.code == .tlsFailed)
    }
}
