import Matching

/// Codes of the registries in the one form in which they are compared.
public enum RegistryCode {
    /// The ISRCs in any text, each once, in its order: a list, a table, a page that was copied.
    public static func isrcs(in text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { $0.isWhitespace || ",;|\"'()[]<>:/=".contains($0) }
            .compactMap { ISRC.valid(String($0)) }
            .filter { seen.insert($0).inserted }
    }

    /// An ISWC: `T` and ten digits; nil for anything else.
    public static func iswc(_ text: String) -> String? {
        let code = text.utf8.filter { !"-. ".utf8.contains($0) }.map(upper)
        guard code.count == 11, code[0] == UInt8(ascii: "T"), code[1...].allSatisfy(isDigit) else { return nil }
        return String(decoding: code, as: UTF8.self)
    }

    /// An IPI name number: eleven digits, zeros in front; nil for anything else, such as what a spreadsheet made of one.
    public static func ipi(_ text: String) -> String? {
        guard (1...11).contains(text.utf8.count), text.utf8.allSatisfy(isDigit),
            text.utf8.contains(where: { $0 != UInt8(ascii: "0") })
        else { return nil }
        return String(repeating: "0", count: 11 - text.utf8.count) + text
    }

    /// An ISNI: sixteen digits, the last may be `X`; nil for anything else.
    public static func isni(_ text: String) -> String? {
        let code = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }.map(upper)
        guard code.count == 16, code[..<15].allSatisfy(isDigit), isDigit(code[15]) || code[15] == UInt8(ascii: "X")
        else {
            return nil
        }
        return String(decoding: code, as: UTF8.self)
    }

    private static func upper(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte - 0x20 : byte }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
