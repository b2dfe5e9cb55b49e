/// The host that a request goes to, once its URL has been found fit to go out.
///
/// The rules are stricter than libcurl's, so that no two readers of a URL can disagree about its host.
struct RequestTarget: Sendable, Equatable {
    let isSecure: Bool
    /// Lower case; an IPv6 address keeps its brackets.
    let host: String
    let port: Int?

    /// The host, and the port where the URL names one: all of a URL that an error may hold.
    var authority: String { port.map { "\(host):\($0)" } ?? host }

    static let urlBytesMaximum = 16 << 10

    init(url: String) throws(HTTPTransportError) {
        try Self.checkCharacters(of: url)
        let lowercased = url.lowercased()
        isSecure = lowercased.hasPrefix("https://")
        guard isSecure || lowercased.hasPrefix("http://") else {
            throw HTTPTransportError(.urlInvalid, "the URL is no absolute https or http URL")
        }
        let rest = lowercased.dropFirst(isSecure ? 8 : 7)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else {
            throw HTTPTransportError(.urlInvalid, "the URL carries a user or a password")
        }
        (host, port) = try Self.hostAndPort(in: authority)
        guard isSecure || Self.isLoopback(host) else {
            throw HTTPTransportError(.urlInvalid, "\(host): plain http is for the loopback alone; use https")
        }
    }

    private static func checkCharacters(of url: String) throws(HTTPTransportError) {
        guard url.utf8.count <= urlBytesMaximum else {
            throw HTTPTransportError(.urlInvalid, "the URL is longer than \(urlBytesMaximum) bytes")
        }
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw HTTPTransportError(
                .urlInvalid, "the URL holds a control character, a space, or is not percent-encoded")
        }
        guard !url.utf8.contains(UInt8(ascii: "\\")) else {
            throw HTTPTransportError(.urlInvalid, "the URL holds a backslash")
        }
    }

    static func hostAndPort(in authority: Substring) throws(HTTPTransportError) -> (String, Int?) {
        let host = authority.hasPrefix("[") ? authority.through("]") : authority.prefix { $0 != ":" }
        guard isHost(host) else { throw HTTPTransportError(.urlInvalid, "the URL names no valid host") }
        let rest = authority.dropFirst(host.count)
        guard !rest.isEmpty else { return (String(host), nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.utf8.allSatisfy(isDigit), let port = Int(digits), (1...65_535).contains(port)
        else { throw HTTPTransportError(.urlInvalid, "\(host): the URL names no valid port") }
        return (String(host), port)
    }

    private static func isHost(_ host: Substring) -> Bool {
        if host.hasPrefix("[") {
            let inner = host.dropFirst().dropLast()
            return host.hasSuffix("]") && inner.contains(":")
                && inner.utf8.allSatisfy { isDigit($0) || (97...102).contains($0) || $0 == 58 || $0 == 46 }
        }
        guard let first = host.utf8.first, isDigit(first) || isLetter(first) else { return false }
        return host.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 45 || $0 == 46 || $0 == 95 }
    }

    /// `localhost`, `[::1]`, or four plain decimal numbers that start with 127: no shorthand, no octal.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { "\($0)" == part } ?? false }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}

extension Substring {
    /// Up to and with the first `end`; all of it when there is none.
    fileprivate func through(_ end: Character) -> Substring {
        firstIndex(of: end).map { self[...$0] } ?? self
    }
}
