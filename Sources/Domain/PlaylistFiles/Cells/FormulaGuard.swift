/// What keeps a spreadsheet from taking a text for a formula: an apostrophe before it, or `="…"` around it. Pure.
enum FormulaGuard {
    static func removed(_ text: String) -> String {
        guard let first = text.utf8.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "'") else {
            return text
        }
        let bytes = Array(text.utf8.prefix(3))
        if first == UInt8(ascii: "="), bytes.count == 3, bytes[1] == UInt8(ascii: "\""), text.hasSuffix("\"") {
            return String(text.dropFirst(2).dropLast())
        }
        guard first == UInt8(ascii: "'"), bytes.count > 1 else { return text }
        let isGuard = "=+-@\t\r".utf8.contains(bytes[1]) || isPlain(text.dropFirst())
        return isGuard ? String(text.dropFirst()) : text
    }

    /// A number or a code with an apostrophe before it was a text to a spreadsheet.
    private static func isPlain(_ text: Substring) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) }
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
}
