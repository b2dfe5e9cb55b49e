import AnswerForms
import AnswersTestSupport
import Testing

@testable import CatalogueAnswers

@Suite("CSVFormat")
struct CSVFormatTests {
    @Test("CSV is read back as it was written, but for the apostrophe before a formula")
    func csv() async throws {
        let (text, count) = try await ExportSample.exported(.csv)
        let records = CSVTexts.of(text)
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
}
