import Testing

@testable import CatalogueAnswers
@testable import Pages

@Suite("Arithmetic")
struct ArithmeticTests {
    @Test("the sum can be done again by hand")
    func sums() {
        #expect(Arithmetic(parts: [], logOdds: 0, confidence: 0).text.isEmpty)
        let parts = [
            Explanation.Part(kind: .states, source: "musicbrainz", weight: 4.1),
            Explanation.Part(kind: .contradicts, source: "discogs", weight: -1.38),
        ]
        #expect(
            Arithmetic(parts: parts, logOdds: 2.72, confidence: 0.938).text
                == "+4.10 as musicbrainz states it, −1.38 as discogs names somebody else = +2.72: confidence 0.94")
    }
}
