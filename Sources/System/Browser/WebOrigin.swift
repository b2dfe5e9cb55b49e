/// Scheme, host and port of a site, read strictly: what two parsers could read in two ways is none.
package struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
    package let scheme: String
    /// Lower case; an address of version 6 in brackets.
    package let host: String
    package let port: Int

    /// The origin of an address; nil unless it is `http(s)://host[:port][/…]` in printable ASCII, without user,
    /// password or backslash.
    package init?(url: String) {
        guard url.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
        guard let mark = url.firstRange(of: "://") else { return nil }
        scheme = url[..<mark.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let authority = url[mark.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
        guard !authority.contains("@") else { return nil }
        let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
        let colon = authority[(end ?? authority.startIndex)...].firstIndex(of: ":")
        host = String(authority[..<(colon ?? authority.endIndex)])
        guard Self.isHost(host) else { return nil }
        guard let colon else {
            port = scheme == "https" ? 443 : 80
            return
        }
        let digits = authority[authority.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits), port > 0 else {
            return nil
        }
        self.port = Int(port)
    }

    package var description: String { "\(scheme)://\(host):\(port)" }

    /// Of a name or a number; an address of version 6 is in brackets.
    private static func isHost(_ host: String) -> Bool {
        let isNumber6 = host.hasPrefix("[") && host.hasSuffix("]") && host.utf8.count > 2
        let name = isNumber6 ? host.dropFirst().dropLast() : host[...]
        return !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                case UInt8(ascii: ":"): isNumber6
                default: false
                }
            }
    }
}
