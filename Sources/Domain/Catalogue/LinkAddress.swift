/// The web address of a profile or page, taken apart: on which platform it is, and whose account it shows. Pure.
///
/// Every source of links reads its addresses here, so that one account has one platform and one handle whoever
/// names it, and so that what is stored leads where it seems to lead. An address that browsers read otherwise than it
/// looks (a backslash, a tab or line end within, a user before the host, an encoded host) is none.
public struct LinkAddress: Sendable, Equatable {
    /// As it was given, without blanks around it.
    public let text: String
    /// Lower case, without `www.`, `m.` and port.
    public let host: String
    /// Path segments, without query and fragment.
    public let path: [String]
    /// Without its question mark; empty: none.
    let query: String

    /// The longest address that is one.
    public static let charactersMaximum = 2_000

    /// nil: not an `http` or `https` address of a `PublicHost` at the usual port, or one that holds what no address
    /// may hold.
    public init?(_ given: String) {
        let text = Self.withoutBlanksAround(given)
        guard text.unicodeScalars.count <= Self.charactersMaximum, text.unicodeScalars.allSatisfy(Self.isAllowed),
            let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let target = rest.dropFirst(authority.count)
        guard let host = Self.host(in: authority) else { return nil }
        self.text = text
        self.host = host
        path = target.prefix { !"?#".contains($0) }.split(separator: "/").map(String.init)
        query = target.firstIndex(of: "?").map { target[$0...].dropFirst().prefix { $0 != "#" } }.map(String.init) ?? ""
    }

    /// - Parameter authority: `host` or `host:port`; a user before it makes it none.
    private static func host(in authority: Substring) -> String? {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && ["80", "443"].contains(parts[1])),
            var name = PublicHost(parts[0])?.name
        else { return nil }
        for prefix in ["www.", "m.", "mobile."]
        where name.hasPrefix(prefix) && name.dropFirst(prefix.count).contains(".") {
            name.removeFirst(prefix.count)
        }
        return name
    }

    private static func withoutBlanksAround(_ text: String) -> String {
        var rest = text[...]
        while let first = rest.first, first == " " { rest.removeFirst() }
        while let last = rest.last, last == " " { rest.removeLast() }
        return String(rest)
    }

    /// Printable ASCII but for those that no address holds unencoded, and what letters of other scripts need.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x21...0x7E).contains(scalar.value) && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        case .dashPunctuation, .connectorPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol:
            return scalar != "\u{FFFD}"
        default: return false
        }
    }
}
