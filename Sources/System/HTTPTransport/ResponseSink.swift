/// Takes a response as it arrives, and says when it breaks a bound: a value, it knows no socket.
///
/// Only the final response's header is kept: a `100 Continue` or `103 Early Hints` before it and trailers after it
/// count towards the bounds and are dropped. A refusal's status counts before its size: ``refusal`` is what came of it.
struct ResponseSink {
    struct Bounds: Equatable {
        /// Of the decoded body.
        var bodyBytesMaximum: Int
        var headerBytesMaximum: Int
        var headerLinesMaximum = 100
        /// Decoded bytes for each received one. What arrived in one read is not counted yet when it is decoded, so
        /// ``ratioSlackBytes`` are taken for received.
        var compressionRatioMaximum: Int
        var ratioSlackBytes = 16 << 10
    }

    struct Failure: Equatable {
        let code: HTTPTransportError.Code
        let sentence: String
    }

    private let bounds: Bounds
    private let hasBody: Bool
    private(set) var failure: Failure?
    private var status = 0
    private var fields: [(name: String, value: String)] = []
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var headerLines = 0
    private var isHeadComplete = false

    init(method: HTTPRequest.Method, bounds: Bounds) {
        self.bounds = bounds
        hasBody = method != .head
    }

    /// What came; nil before the final header was complete.
    var response: HTTPResponse? {
        isHeadComplete && failure == nil ? arrived : nil
    }

    /// What came of an answer that refuses, however it ended; nil: no status came, or none that refuses.
    var refusal: HTTPResponse? { isRefusal ? arrived : nil }

    private var isRefusal: Bool { status >= 400 }

    private var arrived: HTTPResponse {
        var headers = HTTPHeaders()
        for field in fields { headers.append(field.name, field.value) }
        return HTTPResponse(status: status, headers: headers, body: body)
    }

    /// Takes one line of a header, with its end of line.
    ///
    /// - Returns: False when the transfer must stop; ``failure`` says why.
    mutating func appendHeaderLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        headerLines += 1
        guard headerBytes <= bounds.headerBytesMaximum, headerLines <= bounds.headerLinesMaximum else {
            return fail(
                .headersTooLarge,
                "the header exceeds \(bounds.headerBytesMaximum) bytes or \(bounds.headerLinesMaximum) lines")
        }
        if isHeadComplete { return true }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") { return beginHead(line) }
        let text = line.trimmed
        if text.isEmpty { return endHead() }
        return appendField(text, isContinuation: line.first == " " || line.first == "\t")
    }

    /// Takes a piece of the decoded body.
    ///
    /// - Parameters:
    ///   - received: Body bytes that came over the wire so far; asked for only when it matters.
    /// - Returns: False when the transfer must stop; ``failure`` says why.
    mutating func appendBody(_ bytes: UnsafeRawBufferPointer, received: () -> Int) -> Bool {
        let decoded = body.count + bytes.count
        guard decoded <= bounds.bodyBytesMaximum else {
            if isRefusal { body.append(contentsOf: bytes.prefix(bounds.bodyBytesMaximum - body.count)) }
            return failForSize()
        }
        let ratio = bounds.compressionRatioMaximum
        if decoded > ratio * bounds.ratioSlackBytes, decoded > ratio * (received() + bounds.ratioSlackBytes) {
            return fail(.bodyTooLarge, "the body unpacks to more than \(ratio) times its size")
        }
        body.append(contentsOf: bytes)
        return true
    }

    private mutating func beginHead(_ line: String) -> Bool {
        let parts = line.trimmed.split(separator: " ", maxSplits: 2)
        guard parts.count > 1, parts[1].utf8.count == 3, let status = Int(parts[1]), status >= 100 else {
            return fail(.responseInvalid, "the status line names no status")
        }
        self.status = status
        fields.removeAll()
        return true
    }

    private mutating func appendField(_ text: String, isContinuation: Bool) -> Bool {
        if isContinuation, let last = fields.indices.last {
            fields[last].value += " " + text
            return true
        }
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
            return fail(.responseInvalid, "a header line names no field")
        }
        fields.append((String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed))
        return true
    }

    private mutating func endHead() -> Bool {
        guard status >= 200 else { return true }
        isHeadComplete = true
        let announced = fields.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard hasBody, status != 204, status != 304 else { return true }
        // How a refusal begins may say what kind it is.
        guard announced <= bounds.bodyBytesMaximum || isRefusal else { return failForSize() }
        body.reserveCapacity(min(max(0, announced), bounds.bodyBytesMaximum))
        return true
    }

    private mutating func failForSize() -> Bool {
        fail(.bodyTooLarge, "the body is larger than \(bounds.bodyBytesMaximum) bytes")
    }

    private mutating func fail(_ code: HTTPTransportError.Code, _ sentence: String) -> Bool {
        failure = Failure(code: code, sentence: sentence)
        if !isRefusal { body = [] }
        return false
    }
}

extension String {
    /// Without spaces, tabs and line ends on both sides.
    fileprivate var trimmed: String {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
        let head = utf8.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[head.startIndex...last])
    }
}
