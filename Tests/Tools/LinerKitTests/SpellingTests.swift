import FoundationEssentials
import Testing

@testable import LinerKit

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "durations are spelled in the two units that matter",
        arguments: [
            (0, "0.0 s"), (0.44, "0.4 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min 00 s"),
            (185, "3 min 05 s"), (3_599, "59 min 59 s"), (3_600, "1 h 00 min"), (7_805, "2 h 10 min"),
            (86_400, "1 d 00 h"), (356_400, "4 d 03 h"), (-1, "–"), (.infinity, "–"), (.nan, "–"),
        ])
    func duration(seconds: Double, text: String) { #expect(Spelling.duration(seconds: seconds) == text) }

    @Test(
        "an age is told in its largest unit",
        arguments: [
            (0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"), (86_399, "23 h"),
            (200_000, "2 d"), (-1, "–"), (.nan, "–"),
        ])
    func age(seconds: Double, text: String) { #expect(Spelling.age(seconds: seconds) == text) }

    @Test("one is one, and others are many")
    func count() {
        #expect(Spelling.count(1, "track") == "1 track")
        #expect(Spelling.count(0, "track") == "0 tracks")
        #expect(Spelling.count(1, "person", "people") == "1 person")
        #expect(Spelling.count(2, "person", "people") == "2 people")
    }

    @Test("a confidence has two places, and what is not wholly sure never reads as 1")
    func confidence() {
        #expect(Spelling.confidence(0.9) == "0.90")
        #expect(Spelling.confidence(0.985) == "0.99")
        #expect(Spelling.confidence(1) == "1.00")
        #expect(Spelling.confidence(0.999) == "0.99")
        #expect(Spelling.confidence(0.045) == "0.05")
    }

    @Test("times are in UTC, to the second")
    func time() {
        let date = Date(timeIntervalSince1970: 1_763_713_801.7)
        #expect(Spelling.time(date) == "2025-11-21 08:30:01")
        #expect(Spelling.until(date) == "until 2025-11-21 08:30:01 UTC")
    }

    @Test("a weight of evidence has its sign, and nothing has none")
    func signed() {
        #expect([2.1, -0.4, 0, -0.001].map(Spelling.signed) == ["+2.10", "−0.40", "0.00", "0.00"])
        #expect(Spelling.likelihood(0.994) == "almost certain" && Spelling.likelihood(0.1) == "unlikely")
    }
}
