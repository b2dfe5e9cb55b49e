import Testing

@testable import AnswerForms

@Suite("CSVText")
struct CSVTextTests {
    @Test(
        "a cell is quoted where it must be, and is no formula",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "a b"),
            ("a\u{9B}b\u{202E}", "ab"),
            ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=a", "' =a"), ("＝1", "'＝1"),
            (" @a", "' @a"), ("=a,b", "\"'=a,b\""),
            ("\r\n=1", "' =1"), ("a=b", "a=b"), ("é;ö", "é;ö"), ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func cell(text: String, cell: String) { #expect(CSVText.cell(text) == cell) }

    @Test("a line ends with its end")
    func line() { #expect(CSVText.record(["a", "b,c", ""]) == "a,\"b,c\",\r\n") }
}
