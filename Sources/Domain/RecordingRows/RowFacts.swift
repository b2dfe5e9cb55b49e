import Matching

/// What the cells of a row say, each read for itself. Pure.
struct RowFacts {
    let title, artist, album: String
    let length: RowLength?
    let year: RowYear?
    let number: RowNumber?
    let language: RowLanguage?
    let isrc: String
    let source: String
    /// Stands for the source where none is named: rows of one source are written in the same forms.
    let style: String

    init(_ row: RecordingRow) {
        var texts = [KnownText.of(row.title), KnownText.artist(row.artist), KnownText.artist(row.album)]
        // Whatever there is stands in for the title: it may have the title in it.
        if texts[0].isEmpty, let other = [1, 2].first(where: { texts[$0].contains(" - ") }) { texts.swapAt(0, other) }
        number = RowNumber(KnownText.of(row.number)) ?? LeadingNumber(texts[0], of: nil)?.number
        title = TitleText.normal(texts[0])
        (artist, album) = (texts[1], texts[2])
        length = RowLength(KnownText.of(row.length))
        year = RowYear(KnownText.of(row.year))
        language = RowLanguage(KnownText.of(row.language))
        let code = row.isrc.uppercased().filter { $0.isLetter || $0.isNumber }
        isrc = code.utf8.count == 12 ? code : ""
        source = KnownText.of(row.source)
        style = source.isEmpty ? Self.style(row, length, year) : source
    }

    private static func style(_ row: RecordingRow, _ length: RowLength?, _ year: RowYear?) -> String {
        let isLed = LeadingNumber(row.title, of: nil) != nil
        let digits = row.year.count == 4 ? "y" : row.year.isEmpty ? "" : "s"
        return "\(length?.form ?? "") \(digits) \(row.language.count < 5) \(isLed) \(row.number.count)"
    }
}

/// The number before a title in the same cell: `001-Title`, `7. Title`. Pure.
struct LeadingNumber {
    let number: RowNumber
    let rest: String

    /// - Parameter known: The number that the row gives: `50-50` begins with it, or with none.
    init?(_ title: String, of known: RowNumber?) {
        let digits = title.prefix { $0.isASCII && $0.isNumber }
        let signs = title[digits.endIndex...].prefix { "-. _".contains($0) }
        let rest = title[signs.endIndex...]
        guard (1...3).contains(digits.count), signs.contains(where: { $0 != " " }),
            let number = RowNumber(String(digits)),
            rest.contains(where: \.isLetter), digits.count == 3 || digits.first == "0" || number.value == known?.value
        else { return nil }
        (self.number, self.rest) = (number, String(rest))
    }
}
