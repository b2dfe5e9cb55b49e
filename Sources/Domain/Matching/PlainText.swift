/// Text as people typed it.
public enum PlainText {
    /// Signs of no width that come with copied text. The joiners are not among them: some scripts need them.
    public static let invisible: Set<Unicode.Scalar> = [
        "\0", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
    ]

    /// Without invisible signs, its words parted by single blanks.
    public static func tidied(_ text: String) -> String {
        guard !isTidy(text) else { return text }
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: text.unicodeScalars.filter { !invisible.contains($0) })
        return String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether it is printable ASCII with single blanks within.
    private static func isTidy(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20 || text.isEmpty
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    public var withoutBlanksAround: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
