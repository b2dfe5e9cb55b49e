import Simulator
import Testing

@testable import LinerKit

@Suite("Evaluation")
struct EvaluationTests {
    private func truth(_ title: String, _ producers: Set<String>) -> CatalogueTruth.Track {
        CatalogueTruth.Track(title: title, producers: producers)
    }

    private func found(_ title: String, _ names: Set<String>) -> Evaluation.FoundCredit {
        Evaluation.FoundCredit(title: title, names: names)
    }

    @Test("what the catalogue states and what was found are compared credit by credit, both ways")
    func evaluation() {
        let tracks = [truth("Hero", ["Ann", "Bob"]), truth("Honey", ["Ann"])]
        let good = Evaluation(
            [found("HERO", ["Ann", "Annie"]), found("Hero", ["Bob"]), found("Honey", ["Ann"])], truth: tracks)
        #expect(good.line == "3 of 3 producer credits that the catalogue states were found, 0 that it does not state.")
        #expect((good.recall, good.precision) == (1, 1))
        let poor = Evaluation([found("Hero", ["Ann"]), found("Hero", ["Cy"])], truth: tracks)
        #expect(poor.missing == ["Ann: Honey", "Bob: Hero"])
        #expect(poor.invented == ["Cy: Hero"])
        #expect((poor.recall, poor.precision) == (1.0 / 3, 0.5))
        #expect(
            poor.rows.map { [$0.name, "\($0.stated)", "\($0.right)", "\($0.wrong)"] }
                == [["Ann", "2", "1", "0"], ["Bob", "1", "0", "0"], ["Cy", "0", "0", "1"]])
    }
}
