import SeparatedText

/// The lines of a list of rows, read strictly: what isn't plain there would make other rows than were meant. Pure.
enum RowRecords {
    /// - Throws: ``RowListError``.
    static func records(_ bytes: [UInt8]) throws(RowListError) -> [SeparatedRecord] {
        let text = DecodedText(bytes)
        try check(text, bytes)
        let records = SeparatedText(text.bytes).records
        guard let line = records.lazy.compactMap(\.brokenLine).first else { return records }
        throw RowListError(
            "the quotation mark that begins a cell in line \(line) never ends",
            fix: "Close it; within a quoted cell write \"\" for \"")
    }

    private static func check(_ text: DecodedText, _ bytes: [UInt8]) throws(RowListError) {
        if text.encoding == .utf16 || bytes.prefix(1000).contains(0) {
            throw RowListError("the list is in UTF-16 or no text at all", fix: "Save it as CSV in UTF-8")
        }
        guard text.encoding != .utf8 || text.isDamaged else { return }
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .firstIndex { String(validating: $0, as: UTF8.self) == nil }
        throw RowListError(
            "line \((line ?? 0) + 1) of the list is in an unknown encoding",
            fix: "Save it as UTF-8; from Latin-1: iconv -f latin1 -t utf-8")
    }
}
