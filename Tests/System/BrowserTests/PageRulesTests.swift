import Testing

@testable import Browser

@Suite("What pages may load")
struct PageRulesTests {
    private func rules() throws -> PageRules {
        let origin = try #require(WebOrigin(url: "https://site.test"))
        return PageRules(BrowserConfiguration(program: "", origins: [origin], documentBytesMaximum: 1_000))
    }

    private func request(_ url: String, _ kind: String) -> PausedRequest {
        PausedRequest(requestId: "1", frameId: "f", request: .init(url: url), resourceType: kind)
    }

    @Test(
        "by address and kind",
        arguments: [
            ("https://site.test/page", "Document", PageRules.Decision.proceed),
            ("https://site.test/other", "Document", .refuseAsRedirect),
            ("https://else.test/page", "Document", .refuseAsRedirect),
            ("https://site.test/a.js", "Script", .proceed), ("https://site.test:443/a", "XHR", .proceed),
            ("http://site.test/a.js", "Script", .refuse), ("https://site.test:8443/a", "XHR", .refuse),
            ("https://site.test@else.test/a", "Fetch", .refuse), ("https://site.test.else.test/", "Fetch", .refuse),
            ("https://site.test/i", "Image", .refuse), ("https://site.test/f", "Font", .refuse),
            ("https://site.test/v", "Media", .refuse), ("data:text/plain,x", "Fetch", .refuse),
            ("file:///etc/passwd", "Document", .refuseAsRedirect),
        ])
    func decisions(url: String, kind: String, decision: PageRules.Decision) throws {
        #expect(try rules().decision(on: request(url, kind), asked: "https://site.test/page") == decision)
    }

    @Test("a document that announces more than is taken does not come", arguments: [("1000", true), ("1001", false)])
    func length(announced: String, isTaken: Bool) throws {
        var answer = request("https://site.test/page", "Document")
        answer.responseStatusCode = 200
        answer.responseHeaders = [.init(name: "content-length", value: announced)]
        let decision = try rules().decision(on: answer, asked: "https://site.test/page")
        #expect(decision == (isTaken ? .proceed : .refuseAsTooLarge))
    }
}

@Suite("A site's origin")
struct WebOriginTests {
    @Test(
        "has a scheme, a host and a port",
        arguments: [
            ("http://a.test", "http://a.test:80"), ("HTTPS://A.test/x?y#z", "https://a.test:443"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"), ("http://[::1]:9/x", "http://[::1]:9"),
        ])
    func read(url: String, text: String) { #expect(WebOrigin(url: url)?.description == text) }

    @Test(
        "what could be read in two ways is none",
        arguments: [
            "", "a.test", "ftp://a.test", "http://", "http://user@a.test", "http://a.test\\@b.test", "http://a.test:",
            "http://a.test:0", "http://a.test:70000", "http://a.test:8 0", "http://a;b", "http://a,b", "http://[::1",
            "http://*.test",
        ])
    func refused(url: String) { #expect(WebOrigin(url: url) == nil) }
}

@Suite("Messages of the browser's socket")
struct DevToolsFramesTests {
    @Test("are cut at zeros, wherever the pieces end")
    func cut() {
        let bytes = Array("{1}\0{22}\0{333}\0{".utf8)
        for size in 1...bytes.count {
            var frames = DevToolsFrames()
            var messages: [String] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                let taken = frames.take(bytes[start..<min(start + size, bytes.count)])
                messages += (taken ?? []).map { String(decoding: $0, as: UTF8.self) }
            }
            #expect(messages == ["{1}", "{22}", "{333}"])
        }
    }

    @Test("one without end is not kept")
    func endless() {
        var frames = DevToolsFrames()
        let piece = [UInt8](repeating: 1, count: 1 << 20)
        for _ in 0..<8 { #expect(frames.take(piece[...])?.isEmpty == true) }
        #expect(frames.take(piece[...]) == nil)
    }
}

@Suite("A question to a page")
struct PageQuestionTests {
    @Test("a selector can't break out of the script that waits for it")
    func quoted() {
        let question = PageQuestion(url: "", selector: "[x='</script>\\']\n", script: "1")
        #expect(question.waiting.contains("const selector = '\\u005b\\u0078"))
        #expect(!question.waiting.contains("</script>"))
    }
}
