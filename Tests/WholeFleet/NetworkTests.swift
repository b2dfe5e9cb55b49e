import Foundation
import Postgres
import TestSupport
import Testing

@Suite("The fleet's way out")
struct NetworkTests {
    @Test("of a worker leads through the proxy that its environment names", .timeLimit(.minutes(5)))
    func worker() async throws {
        try await Fleet.with { fleet in
            let proxy = try TunnelingProxy()
            try await fleet.discover("Janet Jackson")
            let worker = try fleet.start(
                "artist-discovery", ["--once", "--max-messages", "1"], ["HTTP_PROXY": "http://\(proxy.address)"])
            _ = try await worker.exitCode()
            let request = try #require(proxy.requests.first)
            #expect(request.line.hasPrefix("GET http://127.0.0.1:\(fleet.port)/ws/2/artist"))
            #expect(await fleet.requests(to: "musicbrainz") == 0)
        }
    }

    @Test("of liner leads through a proxy with a password to a server with an authority of its own")
    func liner() async throws {
        try await Fleet.with { fleet in
            let server = try TLSServer()
            let proxy = try TunnelingProxy(credentials: "Basic YW5uOmh1bnRlcjI=")
            let network = [
                "MUSICBRAINZ_API_URL": server.url, "https_proxy": "http://ann:hunter2@\(proxy.address)",
                "MUSICBRAINZ_REQUESTS_PER_SECOND": "1",
            ]
            let trusting = try fleet.start(
                "liner", ["doctor", "--online"], network.merging(["LINERNOTES_CA_FILE": server.certificateFile]) { $1 })
            _ = try await trusting.exitCode()
            #expect(trusting.text.contains("✓ MusicBrainz: \(server.url) answers with status"))
            #expect(trusting.text.contains("✓ network: through the proxy \(proxy.address), with the certificate"))
            #expect(proxy.requests.first?.line == "CONNECT 127.0.0.1:\(server.port) HTTP/1.1")
            let other = try fleet.start("liner", ["doctor", "--online"], network)
            #expect(try await other.exitCode() == 1)
            #expect(other.text.contains("LINERNOTES_CA_FILE"))
            #expect(!(trusting.text + other.text).contains("hunter2"))
        }
    }

    @Test("with a setting that can't be used is refused at the start, by name alone")
    func refused() async throws {
        try await Fleet.with { fleet in
            let worker = try fleet.start(
                "artist-discovery", ["--once"], ["HTTPS_PROXY": "ftp://ann:hunter2@proxy.example"])
            #expect(try await worker.exitCode() == 78)
            #expect(worker.text.contains("HTTPS_PROXY names no proxy"))
            #expect(!worker.text.contains("hunter2"))
        }
    }

    @Test("says once which secret's file is open", arguments: [0o666, 0o600])
    func openSecret(mode: Int) async throws {
        try await Fleet.with { fleet in
            let path = "/tmp/ln-secret-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try fleet.test.connectionString.write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, mode_t(mode))
            let worker = try fleet.start(
                "artist-discovery", ["--once"], ["DATABASE_URL_FILE": path, "LINERNOTES_LOG_FORMAT": "text"])
            #expect(try await worker.exitCode() == 0)
            let warnings = worker.text.components(separatedBy: "DATABASE_URL_FILE names \(path)").count - 1
            #expect(warnings == (mode == 0o666 ? 1 : 0), "\(worker.text)")
        }
    }
}
