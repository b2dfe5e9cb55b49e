/// The host and port that a URL names, read strictly: what two parsers could read in two ways is refused.
struct RequestOrigin: Equatable {
    let host: String
    let port: String?

    /// `nil` unless the URL is `http(s)://host[:port][/…|?…]` in printable ASCII, without user, password or
    /// backslash.
    init?(url: String) {
        guard url.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: { url.lowercased().hasPrefix($0) }) else { return nil }
        let authority = url.dropFirst(scheme.count).prefix { !"/?#".contains($0) }.lowercased()
        guard !authority.contains("@"), let (host, port) = Self.split(authority) else { return nil }
        self.host = host
        self.port = port
    }

    /// Whether a list of `host` and `host:port` names this origin.
    func isAllowed(by hosts: Set<String>) -> Bool {
        if hosts.contains(host) { return true }
        return port.map { hosts.contains("\(host):\($0)") } ?? false
    }

    private static func split(_ authority: String) -> (String, String?)? {
        // An address of version 6 stands in brackets and holds colons itself.
        let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
        let colon = authority[(end ?? authority.startIndex)...].firstIndex(of: ":")
        let host = authority[..<(colon ?? authority.endIndex)]
        guard !host.isEmpty, host.hasPrefix("[") == (end != nil) else { return nil }
        guard let colon else { return (String(host), nil) }
        let port = authority[authority.index(after: colon)...]
        guard (1...5).contains(port.count), port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return (String(host), String(port))
    }
}
