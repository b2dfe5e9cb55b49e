import FoundationEssentials
import Glibc
import TestSupport

@testable import Browser

/// The machine's browser, and what it leaves behind.
enum Chromium {
    /// Whether tests with a browser run here: where there is one, or where it has to be.
    static let isExpected = program != nil || Program.inherited["CI"] == "true"
    static let absence = "there is no Chromium here: apt-get install chromium"

    static let program = try? BrowserProgram.find(in: Program.inherited)

    static func configuration(_ server: RawHTTPServer, in folder: String) throws -> BrowserConfiguration {
        guard let origin = WebOrigin(url: server.url) else { throw Failure() }
        return BrowserConfiguration(
            program: try BrowserProgram.find(in: Program.inherited), origins: [origin], temporaryFolder: folder)
    }

    /// Runs a pool over a folder of its own, closes it, and tells what is left of it.
    static func withPool<Result>(
        _ server: RawHTTPServer, pages: Int = 1, _ change: (inout BrowserConfiguration) -> Void = { _ in },
        _ body: (BrowserPool) async throws -> Result
    ) async throws -> (result: Result, leftFiles: [String], leftProcesses: [Int32]) {
        let folder = "/tmp/ln-b-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = try configuration(server, in: folder)
        change(&configuration)
        let pool = BrowserPool(configuration, pages: pages)
        let result: Result
        do {
            result = try await body(pool)
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
        return (result, try FileManager.default.contentsOfDirectory(atPath: folder), processes(naming: folder))
    }

    /// Processes whose command line names a text; those that have ended and are not taken leave are among them.
    static func processes(naming text: String) -> [Int32] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.filter { pid in
            let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            return String(decoding: line, as: UTF8.self).contains(text)
        }
    }

    struct Failure: Error {}
}

extension RawHTTPServer {
    /// Serves pages by path; a path without one is 404.
    static func serving(_ page: @escaping @Sendable (String) -> String?) throws -> RawHTTPServer {
        try RawHTTPServer { client in
            while let request = client.readRequest() {
                let path = request.line.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
                client.send(page(path) ?? Self.answer(404, "nothing"))
            }
        }
    }

    static func answer(_ status: Int, _ body: String, _ headers: String = "", type: String = "text/html") -> String {
        "HTTP/1.1 \(status) X\r\nContent-Type: \(type); charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n"
            + "\(headers)\r\n\(body)"
    }

    /// Paths that were asked for, but for the icon, which browsers ask for by themselves.
    var paths: [String] {
        requests.compactMap { $0.line.split(separator: " ").dropFirst().first.map(String.init) }
            .filter { $0 != "/favicon.ico" }
    }
}

extension PageQuestion {
    /// The text of what is marked as ready.
    static func text(_ url: String, limit: Duration = .seconds(30)) -> PageQuestion {
        PageQuestion(
            url: url, selector: "[data-ready]", script: "document.querySelector('[data-ready]').textContent",
            limit: limit)
    }
}
