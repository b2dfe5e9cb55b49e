import Foundation
import Testing

@testable import Catalogue

@Suite("Log-odds")
struct LogOddsTests {
    @Test("are the probabilities that the exponential gives, rounded to thousandths once")
    func exponential() {
        for thousandths in stride(from: -9_500, through: 9_500, by: 7) {
            let exact = 1_000 / (1 + exp(-Double(thousandths) / 1_000))
            let permille = LogOdds(thousandths: thousandths).permille
            let expected = min(max(exact, 1), 994)
            #expect(abs(Double(permille) - expected) <= 0.500_001, "\(thousandths): \(permille), not \(exact)")
        }
    }

    @Test(
        "never come to none and never to certainty, however large", arguments: [Int.min + 1, -20_000, 20_000, Int.max])
    func bounds(thousandths: Int) {
        #expect(LogOdds(thousandths: thousandths).permille == (thousandths < 0 ? 1 : 994))
    }

    @Test("are fixed numbers, the same on every machine")
    func fixed() {
        let odds = [-2_303, -1, 0, 1, 1_000, 2_303, 4_595, 5_000].map(LogOdds.init(thousandths:))
        #expect(odds.map(\.permille) == [91, 500, 500, 500, 731, 909, 990, 993])
        #expect(odds[5].value == 2.303 && odds[5].probability == 0.909)
    }

    @Test("make a likelier thing no less probable")
    func rising() {
        let all = (-9_000...9_000).map { LogOdds(thousandths: $0).permille }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
