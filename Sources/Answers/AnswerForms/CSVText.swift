import PrintableText

/// Comma-separated values as RFC 4180 has them: CRLF, quotes where they are needed; a cell is one line.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula, some also where blanks stand before it or
/// the sign is full-width, and anybody may name a track so at a provider: such a cell gets an apostrophe in front.
public enum CSVText {
    /// A row, with its end.
    public static func record(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// One cell.
    public static func cell(_ text: String) -> String {
        let text = text.cleaned
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
        let harmless = start.map(formulaStarts.contains) == true ? "'" + text : text
        guard harmless.unicodeScalars.contains(where: needsQuotes.contains) else { return harmless }
        // By scalars: a quote under a combining mark is another character, and still a quote to whoever reads it.
        var quoted = String.UnicodeScalarView()
        for scalar in harmless.unicodeScalars {
            quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
        }
        return "\"\(String(quoted))\""
    }

    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    private static let needsQuotes: Set<Unicode.Scalar> = ["\"", ","]
}
