import HTTPTypes
import Hummingbird
import NIOCore

/// How an answer goes over the wire: bytes, headers, delays, and where it breaks off.
struct Delivery: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var contentType = "application/json; charset=utf-8"
    private(set) var body: [UInt8]
    private(set) var headersDelay = Duration.zero
    private(set) var bodyDelay = Duration.zero
    private(set) var isReset = false
    /// Bytes after which the connection breaks; nil sends all.
    private var bytesMaximum: Int?
    private var value: JSONValue

    /// The connection ends here, on purpose.
    private struct Broken: Error {}

    init(_ answer: Answer) {
        status = answer.status
        value = answer.body
        body = answer.body.bytes
    }

    private static let page = Array("<html><head><title>Error</title></head><body>Please try again.</body></html>".utf8)

    /// Changes the delivery; the fault of a page is in the answer already.
    mutating func apply(_ fault: Fault, seed: UInt64) {
        switch fault {
        case .status(let status, let retryAfter, let isHTML):
            self.status = status
            if let retryAfter { headers.append(("Retry-After", retryAfter)) }
            if isHTML { show(Self.page) } else { set(Answer.failure(status, "Simulated fault.").body) }
        case .slowHeaders(let delay): headersDelay += delay
        case .slowBody(let delay): bodyDelay += delay
        case .truncated(let percent): bytesMaximum = body.count * percent / 100
        case .wrongTypes: set(value.withWrongTypes(seed: seed))
        case .nullItems: set(value.withNullItems(seed: seed))
        case .html:
            status = 200
            show(Self.page)
        case .empty:
            status = 200
            body = []
        case .repeatedPage, .loopingPage: break
        case .reset: isReset = true
        }
    }

    private mutating func set(_ value: JSONValue) {
        self.value = value
        body = value.bytes
    }

    private mutating func show(_ page: [UInt8]) {
        contentType = "text/html; charset=utf-8"
        body = page
    }

    /// - Parameter flight: Kept until the last byte is out or the connection broke.
    func response(flight: Flight? = nil) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = contentType
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        let body = ResponseBody(contentLength: body.count) { writer in
            defer { withExtendedLifetime(flight) {} }
            for piece in pieces {
                if bodyDelay > .zero { try await Task.sleep(for: bodyDelay / pieces.count) }
                try await writer.write(ByteBuffer(bytes: piece))
            }
            if bytesMaximum != nil { throw Broken() }
            try await writer.finish(nil)
        }
        return Response(status: HTTPResponse.Status(code: status), headers: fields, body: body)
    }

    private var pieces: [ArraySlice<UInt8>] {
        let sent = body.prefix(bytesMaximum ?? body.count)
        guard bodyDelay > .zero, sent.count >= 8 else { return [sent] }
        let size = (sent.count + 7) / 8
        return stride(from: 0, to: sent.count, by: size).map { sent[$0..<min($0 + size, sent.count)] }
    }
}
