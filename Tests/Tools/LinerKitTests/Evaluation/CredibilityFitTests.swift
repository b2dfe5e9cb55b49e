import Catalogue
import Testing

@testable import LinerKit

@Suite("Learning the model of confidence")
struct CredibilityFitTests {
    private let good = Source("good")
    private let poor = Source("poor")

    /// So many of 100 statements are true.
    private func examples(
        _ features: [CreditFeature: Int], truePercent: Int, count: Int = 1_000
    ) -> [CredibilityFit.Example] {
        (0..<count).map { CredibilityFit.Example(features: features, isTrue: $0 % 100 < truePercent) }
    }

    private var labelled: [CredibilityFit.Example] {
        examples([.stated(by: good, .producing): 1], truePercent: 98)
            + examples([.stated(by: poor, .producing): 1], truePercent: 80)
            + examples([.stated(by: poor, .producing): 1, .opposed(by: good): 1], truePercent: 30)
    }

    private func probability(_ features: [CreditFeature], _ table: CredibilityTable) -> Double {
        LogOdds(thousandths: features.reduce(0) { $0 + table.weight(of: $1) }).probability
    }

    @Test("gives back the shares that were true")
    func shares() {
        let table = CredibilityFit(labelled, sources: [good, poor]).table(families: [])
        #expect(abs(probability([.stated(by: good, .producing)], table) - 0.98) < 0.01)
        #expect(abs(probability([.stated(by: poor, .producing)], table) - 0.8) < 0.01)
        #expect(
            abs(probability([.stated(by: poor, .producing), .opposed(by: good)], table) - 0.3)
                < 0.01)
        #expect(table.rows.first { $0.feature == .opposed(by: good) }?.examples == 1_000)
    }

    @Test("is the same in any order")
    func order() {
        let table = CredibilityFit(labelled, sources: [good, poor]).table(families: [])
        #expect(CredibilityFit(labelled.shuffled(), sources: [poor, good]).table(families: []) == table)
    }

    @Test("keeps what one would think before where nothing was seen, and signs that make no sense out")
    func expectations() {
        let odd =
            examples([.stated(by: good, .producing): 1], truePercent: 50)
            + examples(
                [.stated(by: good, .producing): 1, .opposed(by: good): 1], truePercent: 99)
        let table = CredibilityFit(odd, sources: [good]).table(families: [])
        #expect(table.weight(of: .opposed(by: good)) == 0)
        #expect(table.weight(of: .ofRelease) == -1_500)
        #expect(table.weight(of: .stated(by: good, .producing)) >= 0)
    }

    @Test("takes sources for one that make the same mistakes, and not those that agree on what is true")
    func copies() {
        func credits(_ sources: [String], isTrue: Bool, _ count: Int) -> [JudgedCredit] {
            (0..<count).map { _ in JudgedSample.credit(isTrue: isTrue, sources: sources) }
        }
        let copied = CopiedMistakes(
            credits(["discogs", "musicbrainz"], isTrue: true, 500) + credits(["genius"], isTrue: false, 12)
                + credits(["genius", "musicbrainz"], isTrue: false, 5) + credits(["musicbrainz"], isTrue: false, 4)
                + credits(["discogs"], isTrue: false, 20) + credits(["discogs", "genius"], isTrue: false, 1))
        #expect(copied.families == [[Source("musicbrainz"), Source("genius")]])
        #expect(copied.pairs.first { $0.first == "genius" && $0.second == "musicbrainz" }?.shared == 5)
    }
}
