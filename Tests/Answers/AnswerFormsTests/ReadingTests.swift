import AnswerForms
import FoundationEssentials
import Testing

@Suite("Measures as people read them")
struct ReadingTests {
    @Test("times get coarser as they get longer, and what is none is a dash")
    func times() {
        let durations: [(Double, String)] = [
            (0.42, "0.4 s"), (9.95, "10 s"), (65, "1 min 05 s"), (7_800, "2 h 10 min"), (97_200, "1 d 03 h"), (-1, "–"),
            (.nan, "–"),
        ]
        for (seconds, text) in durations { #expect(Reading.duration(seconds: seconds) == text) }
        for (seconds, text) in [(59.9, "59 s"), (3_599, "59 min"), (86_399, "23 h"), (1e300, "11574074074 d")] {
            #expect(Reading.age(seconds: seconds) == text)
        }
        #expect(Reading.time(Date(timeIntervalSince1970: 0)) == "1970-01-01 00:00:00")
    }

    @Test("what is not wholly sure never reads as 1, and a weight has its sign")
    func numbers() {
        #expect([0.999, 1, 0.934].map(Reading.confidence) == ["0.99", "1.00", "0.93"])
        #expect([2.1, -0.4, 0, -0.001].map(Reading.signed) == ["+2.10", "−0.40", "0.00", "0.00"])
    }
}
