import Testing

@testable import HTTPTransport

@Suite("Request header lines") struct CurlHeaderLinesTests {
    @Test("fields keep their order, an empty one is sent empty, and libcurl adds nothing of its own")
    func lines() {
        let request = HTTPRequest(url: "https://example.org/", headers: ["B": "1", "A": "", "b": "2"])
        #expect(CurlHeaderLines(request).lines == ["B: 1", "A;", "b: 2", "Content-Type:", "Expect:"])
    }

    @Test("a content type of the request's own stays")
    func contentType() {
        let request = HTTPRequest(url: "https://example.org/", headers: ["content-type": "text/plain"])
        #expect(CurlHeaderLines(request).lines == ["content-type: text/plain", "Expect:"])
    }

    @Test(
        "a header that would end its line early is refused, and its value is not told",
        arguments: [
            ["A": "secret\r\nB: c"], ["A": "secret\n"], ["A": "secret\0"], ["A: secret": ""], ["A\r\nB": ""],
            ["": "secret"],
        ] as [HTTPHeaders])
    func refused(headers: HTTPHeaders) throws {
        let target = try RequestTarget(url: "https://example.org/")
        let error = #expect(throws: HTTPTransportError.self) { try CurlHeaderLines.check(headers, for: target) }
        #expect(error?.code == .other)
        #expect(error?.detail.contains("secret") == false)
    }
}
