/// A request's header as libcurl takes it: one text for each line.
struct CurlHeaderLines {
    let lines: [String]

    init(_ request: HTTPRequest) {
        // "Name;" sends an empty field, "Name:" would remove it.
        var lines = request.headers.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        // libcurl's own additions: a form's type for any body, and a wait for "100 Continue" before a large one.
        if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
        if request.headers["Expect"] == nil { lines.append("Expect:") }
        self.lines = lines
    }

    /// Refuses what would end a line early and so begin another one.
    static func check(_ headers: HTTPHeaders, for target: RequestTarget) throws(HTTPTransportError) {
        for field in headers.fields {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(isNameByte) else {
                throw HTTPTransportError(.other, "\(target.authority): the request has a header with an invalid name")
            }
            guard field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw HTTPTransportError(
                    .other, "\(target.authority): the request's \(field.name) header holds a control character")
            }
        }
    }

    /// RFC 9110, 5.6.2: what a token is made of.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
