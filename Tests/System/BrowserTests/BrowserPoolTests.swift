import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Browser

@Suite(
    "A pool of browser pages", .serialized, .enabled(if: Chromium.isExpected, Comment(rawValue: Chromium.absence)),
    .timeLimit(.minutes(4)))
struct BrowserPoolTests {
    private static let ready = RawHTTPServer.answer(200, "<p data-ready=1>here</p>")

    private static func later(_ milliseconds: Int) -> String {
        RawHTTPServer.answer(
            200,
            "<p id=p>not yet</p><script>setTimeout(() => { p.dataset.ready = 1; p.textContent = 'late' }, "
                + "\(milliseconds))</script>")
    }

    @Test("what a script fills in later is waited for, in pages that are used again, and nothing is left behind")
    func warm() async throws {
        let server = try RawHTTPServer.serving { _ in Self.later(100) }
        let run = try await Chromium.withPool(server, pages: 2) { pool in
            try await withThrowingTaskGroup(of: PageReading.self) { group in
                for number in 0..<6 { group.addTask { try await pool.read(.text("\(server.url)/\(number)")) } }
                for try await reading in group {
                    #expect(reading.text == "late" && reading.status == 200)
                    #expect(reading.headers.contains { $0.name == "Content-Length" })
                }
            }
            return await pool.statistics
        }
        #expect(run.result == .init(launches: 1, pagesMade: 2, pagesReplaced: 0, visits: 6))
        #expect(server.paths.sorted() == (0..<6).map { "/\($0)" })
        #expect(run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("a refusal is read at once, with its headers")
    func refusal() async throws {
        let server = try RawHTTPServer.serving { _ in RawHTTPServer.answer(429, "no", "Retry-After: 7\r\n") }
        _ = try await Chromium.withPool(server) { pool in
            let reading = try await pool.read(.text("\(server.url)/a"))
            #expect(reading.status == 429 && reading.text == nil)
            #expect(reading.headers.first { $0.name == "Retry-After" }?.value == "7")
        }
    }

    @Test("what never comes is a timeout, and the next visit has a fresh page of the same browser")
    func timeout() async throws {
        let server = try RawHTTPServer.serving { $0 == "/never" ? RawHTTPServer.answer(200, "<p>no</p>") : Self.ready }
        let run = try await Chromium.withPool(server) { pool in
            await expect(.timeout) { try await pool.read(.text("\(server.url)/never", limit: .seconds(1))) }
            try await expect("here", pool.read(.text("\(server.url)/ready")))
            return await pool.statistics
        }
        #expect(run.result == .init(launches: 1, pagesMade: 2, pagesReplaced: 1, visits: 2))
    }

    @Test("a script without end is a timeout, too, and is ended")
    func endless() async throws {
        let server = try RawHTTPServer.serving {
            $0 == "/endless"
                ? RawHTTPServer.answer(200, "<script>setTimeout(() => { for (;;) {} }, 10)</script>")
                : Self.ready
        }
        let run = try await Chromium.withPool(server) { pool in
            await expect(.timeout) { try await pool.read(.text("\(server.url)/endless", limit: .seconds(2))) }
            try await expect("here", pool.read(.text("\(server.url)/ready")))
        }
        #expect(run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("a page goes nowhere else", arguments: ["/moved", "/script", "/foreign"])
    func redirects(path: String) async throws {
        let other = try RawHTTPServer.serving { _ in Self.ready }
        let server = try RawHTTPServer.serving { [url = other.url] path in
            switch path {
            case "/moved": RawHTTPServer.answer(302, "", "Location: /login\r\n")
            case "/foreign": RawHTTPServer.answer(302, "", "Location: \(url)/\r\n")
            case "/script": RawHTTPServer.answer(200, "<script>setTimeout(() => location = '/login', 50)</script>")
            default: Self.ready
            }
        }
        _ = try await Chromium.withPool(server) { pool in
            await expect(.redirected) { try await pool.read(.text(server.url + path, limit: .seconds(10))) }
            try await expect("here", pool.read(.text("\(server.url)/ready")))
        }
        #expect(server.paths == [path, "/ready"] && other.requests == [])
    }

    @Test("nothing is loaded from elsewhere, and no image, sound, socket or window from here")
    func bounds() async throws {
        let other = try RawHTTPServer.serving { _ in Self.ready }
        let server = try RawHTTPServer.serving { [url = other.url] path in
            guard path == "/page" else { return RawHTTPServer.answer(200, "", type: "text/javascript") }
            let socket = url.replacing("http://", with: "ws://")
            return RawHTTPServer.answer(
                200,
                """
                <link rel=prefetch href="\(url)/prefetch"><link rel=stylesheet href="\(url)/style">
                <img src="\(url)/i"><img src="/i.png"><video src="/v.mp4"></video><iframe src="\(url)/frame"></iframe>
                <script src="/own.js"></script><script src="\(url)/foreign.js"></script>
                <script>
                  try { new WebSocket("\(socket)/ws") } catch {}
                  window.open("\(url)/window");
                  navigator.sendBeacon("\(url)/beacon", "x");
                  const worker = new Worker(URL.createObjectURL(new Blob([`fetch("\(url)/worker").catch(() => {});
                    try { new WebSocket("\(socket)/worker-ws") } catch {}; postMessage(1)`])));
                  worker.onmessage = () => fetch("\(url)/fetch", { mode: "no-cors" }).catch(() => {}).then(() =>
                    setTimeout(() => { document.body.dataset.ready = 1 }, 300));
                </script>
                """)
        }
        _ = try await Chromium.withPool(server) { pool in
            let question = PageQuestion(url: "\(server.url)/page", selector: "[data-ready]", script: "'read'")
            try await expect("read", pool.read(question))
        }
        #expect(other.requests == [] && other.connectionCount == 0)
        #expect(server.paths == ["/page", "/own.js"])
    }

    @Test("a page that crashes costs its visit, not the browser")
    func crash() async throws {
        let server = try RawHTTPServer.serving { _ in Self.later(60_000) }
        let run = try await Chromium.withPool(server) { pool in
            async let reading = pool.read(.text("\(server.url)/a", limit: .seconds(30)))
            let browser = try await pool.untilBrowser()
            while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            // The kernel does to a page's process what it does to any that takes too much.
            for pid in Chromium.renderers(of: browser) { kill(pid, SIGKILL) }
            do {
                _ = try await reading
                Issue.record("the page was read")
            } catch let error as BrowserError {
                #expect(error.code == .crashed)
            }
            return await pool.statistics
        }
        #expect(run.result.launches == 1 && run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("a browser that dies is started again, and counted")
    func death() async throws {
        let server = try RawHTTPServer.serving { _ in Self.ready }
        let run = try await Chromium.withPool(server) { pool in
            try await expect("here", pool.read(.text("\(server.url)/a")))
            kill(try await pool.untilBrowser(), SIGKILL)
            while await pool.browserProcess != nil { try await Task.sleep(for: .milliseconds(10)) }
            try await expect("here", pool.read(.text("\(server.url)/b")))
            return await pool.statistics.launches
        }
        #expect(run.result == 2 && run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("pages are replaced after their share of visits, and when they have grown")
    func replaced() async throws {
        let server = try RawHTTPServer.serving { path in
            path == "/large"
                ? RawHTTPServer.answer(
                    200, "<p data-ready=1>here</p><script>window.kept = new Array(4e6).fill(0.5)</script>")
                : Self.ready
        }
        let run = try await Chromium.withPool(
            server, { ($0.visitsMaximum, $0.heapBytesMaximum) = (2, 16 << 20) },
            { pool in
                for _ in 0..<4 { _ = try await pool.read(.text("\(server.url)/small")) }
                #expect(await pool.statistics.pagesMade == 2)
                _ = try await pool.read(.text("\(server.url)/large"))
                return await pool.statistics
            })
        #expect(run.result == .init(launches: 1, pagesMade: 3, pagesReplaced: 3, visits: 5))
    }

    @Test("too much text, and a document that says it is too large, are refused")
    func tooLarge() async throws {
        let server = try RawHTTPServer.serving { path in
            path == "/text"
                ? RawHTTPServer.answer(200, "<p data-ready=1>\(String(repeating: "x", count: 300_000))</p>")
                : RawHTTPServer.answer(200, "<p data-ready=1>\(String(repeating: "x", count: 5 << 20))</p>")
        }
        _ = try await Chromium.withPool(server) { pool in
            await expect(.tooLarge) { try await pool.read(.text("\(server.url)/text")) }
            await expect(.tooLarge) { try await pool.read(.text("\(server.url)/document")) }
        }
    }

    @Test("who is cancelled leaves at once, waiting or reading, and takes nobody along")
    func cancelled() async throws {
        let server = try RawHTTPServer.serving { $0 == "/ready" ? Self.ready : Self.later(60_000) }
        let run = try await Chromium.withPool(server) { pool in
            let reading = Task { try await pool.read(.text("\(server.url)/never")) }
            while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            let waiting = Task { try await pool.read(.text("\(server.url)/never")) }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            try await expect("here", pool.read(.text("\(server.url)/ready")))
        }
        #expect(server.paths == ["/never", "/ready"])
        #expect(run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("a closed pool turns everybody away, also who is inside")
    func closed() async throws {
        let server = try RawHTTPServer.serving { _ in Self.later(60_000) }
        let run = try await Chromium.withPool(server) { pool in
            let reading = Task { try await pool.read(.text("\(server.url)/never")) }
            while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            await pool.close()
            await #expect(throws: BrowserError.self) { try await reading.value }
            await expect(.closed) { try await pool.read(.text("\(server.url)/never")) }
        }
        #expect(run.leftFiles == [] && run.leftProcesses == [])
    }

    @Test("a folder of the operator's keeps cookies from one browser to the next, and nobody else may look into it")
    func lasting() async throws {
        let server = try RawHTTPServer.serving { path in
            path == "/set"
                ? RawHTTPServer.answer(200, "<p data-ready=1>set</p>", "Set-Cookie: a=b; Max-Age=9999\r\n")
                : RawHTTPServer.answer(
                    200, "<p id=p data-ready=1></p><script>p.textContent = 'cookie:' + document.cookie</script>")
        }
        let profile = "/tmp/ln-profile-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: profile) }
        for (path, text) in [("/set", "set"), ("/get", "cookie:a=b")] {
            _ = try await Chromium.withPool(server, { $0.profile = profile }) { pool in
                try await expect(text, pool.read(.text(server.url + path)))
            }
        }
        _ = try await Chromium.withPool(server) { pool in
            try await expect("cookie:", pool.read(.text("\(server.url)/get")))
        }
        chmod(profile, 0o750)
        _ = try await Chromium.withPool(server, { $0.profile = profile }) { pool in
            await expect(.profileRefused) { try await pool.read(.text("\(server.url)/get")) }
        }
    }

    @Test("a program that is no browser is said to be none")
    func notABrowser() async throws {
        let server = try RawHTTPServer.serving { _ in Self.ready }
        let run = try await Chromium.withPool(server, { $0.program = "/bin/true" }) { pool in
            await expect(.launchFailed) { try await pool.read(.text("\(server.url)/a")) }
        }
        #expect(run.leftFiles == [])
    }
}

private func expect(_ text: String, _ reading: PageReading) { #expect(reading.text == text) }

private func expect(_ code: BrowserError.Code, _ body: () async throws -> PageReading) async {
    let error = await #expect(throws: BrowserError.self) { _ = try await body() }
    #expect(error?.code == code, "\(error.map(String.init(describing:)) ?? "nothing")")
}

extension BrowserPool {
    fileprivate func untilBrowser() async throws -> Int32 {
        while true {
            if let pid = await browserProcess { return pid }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

extension Chromium {
    /// Processes of pages, below that of a browser.
    static func renderers(of browser: Int32) -> [Int32] {
        processes(naming: "--type=renderer").filter { getpgid($0) == browser }
    }
}
