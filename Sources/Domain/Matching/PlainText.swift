/// Text as people typed it.
public enum PlainText {
    /// Signs of no width that come with copied text. The joiners are not among them: some scripts need them.
    public static let invisible: Set<Unicode.Scalar> = [
        "\0", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}",
    ]

    /// Without invisible signs, its words parted by single blanks.
    public static func tidied(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: text.unicodeScalars.filter { !invisible.contains($0) })
        return String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
