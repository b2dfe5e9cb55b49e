/// A form as browsers send it, `application/x-www-form-urlencoded`. Of a name that comes twice the first counts.
public struct FormBody: Sendable, Equatable {
    private var fields: [String: String] = [:]

    /// Reads what can be read; the rest is not there.
    public init(_ text: String) {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]),
                fields[name] == nil
            else { continue }
            fields[name] = value
        }
    }

    /// The value of a field; nil where there is none.
    public subscript(name: String) -> String? { fields[name] }

    /// nil where it is not UTF-8, or no such encoding.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                bytes.append(value)
                rest.removeFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
