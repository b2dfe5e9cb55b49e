import HTTPTypes
import Hummingbird
import NIOCore

/// How an answer goes over the wire: bytes, headers, delays, and where it breaks off.
struct Delivery: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    private(set) var contentType: String?
    private(set) var body: [UInt8]
    private(set) var headersDelay = Duration.zero
    private(set) var bodyDelay = Duration.zero
    private(set) var isReset = false
    /// Bytes after which the connection breaks; nil sends all.
    private var bytesMaximum: Int?
    /// Nil for what is no JSON.
    private var value: JSONValue?

    /// The connection ends here, on purpose.
    private struct Broken: Error {}

    init(_ answer: Answer) {
        status = answer.status
        value = answer.text == nil ? answer.body : nil
        body = answer.bytes
        headers = answer.headers.filter { $0.0.lowercased() != "content-type" }.map { (name: $0.0, value: $0.1) }
        contentType =
            answer.headers.first { $0.0.lowercased() == "content-type" }?.1
            ?? (answer.text == nil ? "application/json; charset=utf-8" : "text/plain; charset=utf-8")
    }

    private static let page = Array("<html><head><title>Error</title></head><body>Please try again.</body></html>".utf8)

    /// Changes the delivery; the faults of pages and services are in the answer already.
    ///
    /// - Parameter failure: The provider's words for a status.
    mutating func apply(_ fault: Fault, seed: UInt64, failure: (Int) -> Answer) {
        switch fault {
        case .status(let status, let retryAfter, let isHTML):
            self.status = status
            if let retryAfter { headers.append(("Retry-After", retryAfter)) }
            isHTML ? show(Self.page) : show(failure(status))
        case .slowHeaders(let delay): headersDelay += delay
        case .slowBody(let delay): bodyDelay += delay
        case .truncated(let percent): bytesMaximum = body.count * percent / 100
        case .wrongTypes: set(value?.withWrongTypes(seed: seed))
        case .nullItems: set(value?.withNullItems(seed: seed))
        case .html:
            status = 200
            show(Self.page)
        case .empty:
            status = 200
            replace([])
        case .repeatedPage, .loopingPage, .unauthorized, .forbiddenBatches, .quota, .developmentMode, .page: break
        case .reset: isReset = true
        }
    }

    private mutating func set(_ value: JSONValue?) {
        guard let value else { return }
        self.value = value
        contentType = "application/json; charset=utf-8"
        replace(value.bytes)
    }

    /// The provider's own words, which may be a page.
    private mutating func show(_ failure: Answer) {
        if failure.text != nil { show(failure.bytes) } else { set(failure.body) }
    }

    private mutating func show(_ page: [UInt8]) {
        contentType = "text/html; charset=utf-8"
        replace(page)
    }

    /// A body that a fault made has no tag: nobody shall keep it.
    private mutating func replace(_ bytes: [UInt8]) {
        headers.removeAll { $0.name == "ETag" }
        body = bytes
    }

    /// Sends nothing to a client that has this body already.
    mutating func revalidate(_ ifNoneMatch: String?) {
        guard status == 200, let tag = headers.first(where: { $0.name == "ETag" })?.value else { return }
        let known = (ifNoneMatch ?? "").split(separator: ",").map { $0.drop { $0 == " " } }
        guard known.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) else { return }
        status = 304
        contentType = nil
        body = []
    }

    /// - Parameter flight: Kept until the last byte is out or the connection broke.
    func response(flight: Flight? = nil) -> Response {
        var fields = HTTPFields()
        if let contentType { fields[.contentType] = contentType }
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
