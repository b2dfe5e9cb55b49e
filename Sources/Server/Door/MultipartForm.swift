/// A form with files as browsers send it, `multipart/form-data`, RFC 7578. Pure.
///
/// Bounded: of a body with more parts than a form has, or headers that no browser writes, nothing is read.
public struct MultipartForm: Sendable, Equatable {
    /// A part that is a file.
    public struct File: Sendable, Equatable {
        /// As the browser names it, without folders; may be empty.
        public let name: String
        public let bytes: [UInt8]
    }

    /// By the field's name; of a name that comes twice the first counts.
    public private(set) var fields: [String: String] = [:]
    /// The same for files; a field for a file of which none was chosen is not there.
    public private(set) var files: [String: File] = [:]

    static let partsMaximum = 32
    private static let headMaximum = 4_096

    /// nil: it is no such form.
    ///
    /// - Parameters:
    ///   - contentType: With its boundary.
    ///   - body: All of it.
    public init?(contentType: String, body: [UInt8]) {
        guard let boundary = Self.boundary(of: contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        guard body.starts(with: delimiter) else { return nil }
        var index = delimiter.count
        for _ in 0..<Self.partsMaximum {
            if body[index...].starts(with: "--".utf8) { return }
            guard body[index...].starts(with: "\r\n".utf8),
                let end = Self.find(Array("\r\n".utf8) + delimiter, in: body, from: index),
                let head = Self.find(Array("\r\n\r\n".utf8), in: body, from: index), head <= end,
                head - index <= Self.headMaximum
            else { return nil }
            // A part without a body ends where its head does.
            add(head: body[index..<head], body: body[min(head + 4, end)..<end])
            index = end + 2 + delimiter.count
        }
        return nil
    }

    private mutating func add(head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let line = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = Self.value("name", of: String(line)) else { return }
        if let file = Self.value("filename", of: String(line)) {
            guard files[name] == nil, !(file.isEmpty && body.isEmpty) else { return }
            let own = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            files[name] = File(name: own, bytes: Array(body))
        } else if fields[name] == nil {
            fields[name] = String(decoding: body, as: UTF8.self)
        }
    }

    /// `boundary=…`, 1 to 70 characters that need no quoting in a search.
    private static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        let part = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
            .first { $0.lowercased().hasPrefix("boundary=") }
        let text = part.map { $0.dropFirst(9).filter { $0 != "\"" } } ?? ""
        return (1...70).contains(text.utf8.count) ? text : nil
    }

    /// Of a header's parameter in quotes; browsers write a quote within as `%22`.
    private static func value(_ name: String, of header: String) -> String? {
        guard let start = header.firstRange(of: "; \(name)=\"") else { return nil }
        let rest = header[start.upperBound...]
        return rest.firstIndex(of: "\"").map { String(rest[..<$0]).replacing("%22", with: "\"") }
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        var index = start
        let last = bytes.count - pattern.count
        while index <= last {
            var length = 0
            while length < pattern.count, bytes[index + length] == pattern[length] { length += 1 }
            if length == pattern.count { return index }
            index += 1
        }
        return nil
    }
}
