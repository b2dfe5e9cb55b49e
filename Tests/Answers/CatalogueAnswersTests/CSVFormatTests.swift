import AnswerForms
import AnswersTestSupport
import Testing

@testable import CatalogueAnswers

@Suite("CSVFormat")
struct CSVFormatTests {
    @Test("CSV is read back as it was written, but for the apostrophe before a formula")
    func csv() async throws {
        let (text, count) = try await ExportSample.exported(.csv)
        let records = CSVRecords.of(text)
        #expect(count == 6)
        #expect(records.count == 7)
        #expect(records[0] == CSVFormat.titles)
        #expect(records.allSatisfy { $0.count == CSVFormat.titles.count })
        let people = Set(records.dropFirst().map { $0[6] })
        #expect(people == ["Jimmy Jam", "Terry Lewis", "Third Party", "'=1+2 \"so\", <b>&amp;</b> next ]]>"])
        let jam = try #require(
            records.first { $0[1] == "Rhythm Nation" && $0[6] == "Jimmy Jam" && $0[7] == "producer" })
        #expect(jam[2].hasPrefix("USABC"))
        #expect(jam[3] == "Janet")
        #expect(jam[4] == "Rhythm Nation 1814")
        #expect(jam[8] == CatalogueSample.confidenceOfOne.decimal(places: 4))
        #expect(jam[9] == "genius; musicbrainz")
        #expect(jam[10] == "https://instagram.com/jimmyjam")
    }

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
}
