/// In which letters a text is written, as far as titles come in two of them.
public enum Script {
    /// Whether one has Latin letters and the other letters none of which is Latin.
    public static func differ(_ left: String, _ right: String) -> Bool {
        guard hasLetters(left), hasLetters(right) else { return false }
        return hasLatin(left) != hasLatin(right)
    }

    /// Whether a letter of it is Latin.
    public static func hasLatin(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
    }

    /// Whether it has letters of any script.
    public static func hasLetters(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }

    /// Whether words of it may be written without blanks between them: Chinese, Japanese, Thai; Korean joins freely.
    static func joinsWords(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { 0x0E00...0x0E7F ~= $0.value || 0x2E80...0xD7FF ~= $0.value }
    }
}
