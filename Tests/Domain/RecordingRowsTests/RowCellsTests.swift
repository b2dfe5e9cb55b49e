import Testing

@testable import RecordingRows

@Suite("Cells of a row")
struct RowCellsTests {
    @Test(
        "a length is read in every form",
        arguments: [
            "4:04", "04:04", "0:04:04", "4m 04sec", "4m4s", "4 min 4 s", "244", "244000", "4.067", "4,067", "244 s",
            "244.2",
        ])
    func lengths(text: String) throws {
        let length = try #require(RowLength(text))
        #expect(length.distance(to: try #require(RowLength("4:04"))) < 300, "\(length)")
    }

    @Test(
        "what is no length is none",
        arguments: ["", "unk.", "0", "-", "abc", "4:xx", "99999999999999999999", "inf", "nan"])
    func noLengths(text: String) { #expect(RowLength(text) == nil) }

    @Test("a year is read with and without its century", arguments: ["2006", "'06", "06", "c. 2006", "2006-03-01"])
    func years(text: String) throws {
        let year = try #require(RowYear(text))
        #expect(year.distance(to: try #require(RowYear("2006"))) == 0)
        #expect(year.distance(to: try #require(RowYear("1999"))) > 1)
    }

    @Test("a number is read in every form", arguments: ["1", "01", "A1", "\"1\"", "1/12", "001"])
    func numbers(text: String) throws { #expect(try #require(RowNumber(text)).value == 1) }

    @Test("a language is read in every form", arguments: ["English", "Eng.", "en", "ENG"])
    func languages(text: String) throws { #expect(try #require(RowLanguage(text)).code == "en") }

    @Test(
        "nothing is known by many words", arguments: ["", "unk.", "[unknown]", "null", "-", "n/a", "N/A", "?", "NULL"])
    func unknown(text: String) { #expect(KnownText.of(text).isEmpty) }

    @Test("names that look like it are names", arguments: ["!!!", "Null Set", "Nana", "?uestlove"])
    func known(text: String) { #expect(KnownText.of(text) == text) }

    @Test(
        "edits are counted, a swap as one",
        arguments: [("abcd", "abcd", 0), ("abcd", "acbd", 1), ("abcd", "abd", 1), ("", "a", 1)])
    func edits(left: String, right: String, count: Int) { #expect(Letters(left).edits(to: Letters(right)) == count) }

    @Test("the number before a title goes, one that belongs to it stays")
    func leading() {
        #expect(LeadingNumber("001-Song", of: nil)?.rest == "Song")
        #expect(LeadingNumber("7. Song", of: RowNumber("7"))?.rest == "Song")
        #expect(LeadingNumber("50-Fifty", of: RowNumber("3")) == nil)
        #expect(LeadingNumber("99 Balloons", of: RowNumber("99")) == nil)
    }
}
