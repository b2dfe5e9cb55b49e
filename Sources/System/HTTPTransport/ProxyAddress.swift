/// A proxy, as the usual variables name it: `http://user:password@host:port`, `socks5h://host`, or a bare `host:port`.
///
/// User and password appear in no description: what is printed of it is its host and port.
public struct ProxyAddress: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// With scheme, host and port, without user and password.
    let url: String
    let user: String?
    let password: String?
    let isLoopback: Bool
    private let authority: String

    static let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    /// nil: it is none.
    public init?(_ text: String) {
        guard text.utf8.count <= 4_096, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }) else {
            return nil
        }
        let mark = text.firstRange(of: "://")
        let scheme = mark.map { text[..<$0.lowerBound].lowercased() } ?? "http"
        guard Self.schemes.contains(scheme) else { return nil }
        var rest = mark.map { text[$0.upperBound...] } ?? text[...]
        if rest.last == "/" { rest.removeLast() }
        let at = rest.lastIndex(of: "@")
        let place = (at.map { rest[rest.index(after: $0)...] } ?? rest).lowercased()
        guard let (host, port) = try? RequestTarget.hostAndPort(in: place[...]) else { return nil }
        authority = port.map { "\(host):\($0)" } ?? host
        url = "\(scheme)://\(authority)"
        isLoopback = RequestTarget.isLoopback(host)
        guard let at else {
            (user, password) = (nil, nil)
            return
        }
        let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let user = Self.decoded(parts[0]), let password = Self.decoded(parts.count > 1 ? parts[1] : "") else {
            return nil
        }
        (self.user, self.password) = (user, password)
    }

    /// Host and port.
    public var description: String { authority }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// Without its percent signs; nil where they stand for what can't be sent.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), value >= 0x20, value != 0x7F else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
