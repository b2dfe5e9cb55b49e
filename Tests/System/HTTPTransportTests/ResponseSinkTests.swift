import Testing

@testable import HTTPTransport

@Suite("Response sink") struct ResponseSinkTests {
    private static func sink(
        _ method: HTTPRequest.Method = .get, body: Int = 1000, header: Int = 1000, ratio: Int = 10, slack: Int = 10
    ) -> Feed {
        Feed(
            ResponseSink(
                method: method,
                bounds: .init(
                    bodyBytesMaximum: body, headerBytesMaximum: header, compressionRatioMaximum: ratio,
                    ratioSlackBytes: slack)))
    }

    @Test("only the final header is kept")
    func finalHeader() {
        let sink = Self.sink()
        #expect(
            sink.take("HTTP/1.1 103 Early Hints", "Link: a", "", "HTTP/2 200 ", "A: b", "a:\t c ", "", "Trailer: x"))
        #expect(sink.response?.status == 200)
        #expect(sink.response?.headers == ["A": "b", "a": "c"])
    }

    @Test("there is no response before its header is complete")
    func incomplete() {
        let sink = Self.sink()
        #expect(sink.take("HTTP/1.1 100 Continue", "", "HTTP/1.1 200 OK", "A: b"))
        #expect(sink.response == nil)
    }

    @Test("a folded header line continues the one before it")
    func folded() {
        let sink = Self.sink()
        #expect(sink.take("HTTP/1.1 200 OK", "A: b", "  c", ""))
        #expect(sink.response?.headers == ["A": "b c"])
    }

    @Test("a header line without a name, and a status line without a status, are no valid response")
    func invalid() {
        for lines in [
            ["HTTP/1.1 200 OK", "nonsense"], ["HTTP/1.1 200 OK", ": a"], ["HTTP/1.1 OK"], ["HTTP/1.1 20 OK"],
        ] {
            let sink = Self.sink()
            #expect(!lines.allSatisfy { sink.take($0) })
            #expect(sink.failure?.code == .responseInvalid)
            #expect(sink.response == nil)
        }
    }

    @Test("header bytes are bounded over everything that comes, interim headers and trailers included")
    func headerBytes() {
        let sink = Self.sink(header: 26 + 6 + 2 + 14)
        #expect(sink.take("HTTP/1.1 103 Early Hints", "B: 1", "", "HTTP/1.1 200"))
        #expect(!sink.take("C: 2"))
        #expect(sink.failure?.code == .headersTooLarge)
    }

    @Test("a hundred header lines pass, one more does not")
    func headerLines() {
        let sink = Self.sink()
        #expect(sink.take("HTTP/1.1 200 OK"))
        for _ in 2...99 { #expect(sink.take("A: b")) }
        #expect(sink.take(""))
        #expect(sink.response != nil)
        #expect(!sink.take("T: x"))
        #expect(sink.failure?.code == .headersTooLarge)
    }

    @Test("a body of exactly the bound passes, one more byte does not")
    func body() {
        let sink = Self.sink(body: 8)
        #expect(sink.take("HTTP/1.1 200 OK", "Content-Length: 8", ""))
        #expect(sink.takeBody(5))
        #expect(sink.takeBody(3))
        #expect(sink.response?.body.count == 8)
        #expect(!sink.takeBody(1))
        #expect(sink.failure?.code == .bodyTooLarge)
        #expect(sink.response == nil)
    }

    @Test("an announced length over the bound is refused before the body")
    func announced() {
        let sink = Self.sink(body: 8)
        #expect(sink.take("HTTP/1.1 200 OK", "content-length: 9"))
        #expect(!sink.take(""))
        #expect(sink.failure?.code == .bodyTooLarge)
    }

    @Test("an announced length is no body for HEAD, 204 and 304")
    func announcedWithoutBody() {
        for (method, status) in [(.head, 200), (.get, 204), (.get, 304)] as [(HTTPRequest.Method, Int)] {
            let sink = Self.sink(method, body: 8)
            #expect(sink.take("HTTP/1.1 \(status) X", "Content-Length: 9000", ""))
            #expect(sink.response?.status == status)
        }
    }

    @Test("a body may unpack to so many times what came, and no more")
    func ratio() {
        let sink = Self.sink(ratio: 10, slack: 10)
        #expect(sink.take("HTTP/1.1 200 OK", ""))
        #expect(sink.takeBody(100, received: 0))
        #expect(sink.takeBody(100, received: 10))
        #expect(!sink.takeBody(1, received: 10))
        #expect(sink.failure?.code == .bodyTooLarge)
    }
}

/// A sink behind a reference, for expectations take no mutating call.
private final class Feed {
    private var sink: ResponseSink
    var response: HTTPResponse? { sink.response }
    var failure: ResponseSink.Failure? { sink.failure }

    init(_ sink: ResponseSink) { self.sink = sink }

    func take(_ lines: String...) -> Bool {
        for line in lines {
            guard Array("\(line)\r\n".utf8).withUnsafeBytes({ sink.appendHeaderLine($0) }) else { return false }
        }
        return true
    }

    func takeBody(_ count: Int, received: Int = 1000) -> Bool {
        [UInt8](repeating: 7, count: count).withUnsafeBytes { sink.appendBody($0, received: { received }) }
    }
}
