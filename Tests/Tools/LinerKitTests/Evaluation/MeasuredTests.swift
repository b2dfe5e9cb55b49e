import Testing

@testable import LinerKit

@Suite("Figures of an evaluation")
struct MeasuredTests {
    private typealias Sample = JudgedSample

    @Test("precision is of what we state from 0.5 on, recall of what a source states")
    func shares() {
        let tally = Tally(
            [Sample.credit(), Sample.credit(isTrue: false), Sample.credit(0.49, isTrue: false), Sample.credit(0.5)],
            [Sample.label(), Sample.label(isFound: false), Sample.label(statedBy: [], isFound: false)])
        #expect((tally.right, tally.wrong, tally.stated, tally.found) == (2, 1, 2, 1))
        #expect(tally.precision == 2.0 / 3 && tally.recall == 0.5)
        #expect(Tally().precision == 1 && Tally().recall == 1 && Tally().calibrationError == 0)
    }

    @Test("the calibration error is by how much confidences miss the truth, bin by bin")
    func calibration() {
        let honest = (0..<10).map { Sample.credit(0.9, isTrue: $0 > 0) }
        #expect(Tally(honest, []).calibrationError == 0)
        let boastful = (0..<10).map { Sample.credit(0.9, isTrue: $0 > 4) }
        #expect(abs(Tally(boastful, []).calibrationError - 0.4) < 1e-12)
        let both = boastful + (0..<10).map { Sample.credit(0.1, isTrue: $0 > 8) }
        #expect(abs(Tally(both, []).calibrationError - 0.2) < 1e-12)
    }

    @Test("intervals come from drawing artists again, are the same each time, and hold the figure")
    func intervals() {
        let credits = (0..<40).flatMap { act in
            (0..<5).map { Sample.credit(act: act, isTrue: act % 8 > 0 || $0 > 2) }
        }
        let measured = Measured("x", credits, [])
        #expect(measured.precisionInterval.low < measured.precision)
        #expect(measured.precisionInterval.high > measured.precision)
        #expect(measured.precisionInterval == Measured("x", credits.reversed(), []).precisionInterval)
        let sure = Measured("x", (0..<40).map { Sample.credit(act: $0) }, [])
        #expect(sure.precisionInterval == Measured.Interval(low: 1, high: 1))
    }

    @Test("the diagram has a point for each tenth that has credits, and the diagonal")
    func diagram() {
        let measured = Measured("producers", [Sample.credit(), Sample.credit(0.2, isTrue: false)], [])
        let svg = ReliabilityDiagram(measured: measured).svg
        #expect(svg.ranges(of: "<circle").count == 2)
        #expect(svg.contains("class=\"even\"") && svg.contains("prefers-color-scheme: dark"))
        #expect(svg.contains("cx=\"344.0\" cy=\"56.0\""), "0.9, and all of it true")
    }
}
