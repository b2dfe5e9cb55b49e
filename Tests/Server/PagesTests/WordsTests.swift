import FoundationEssentials
import Testing

@testable import Pages

@Suite("Words")
struct WordsTests {
    @Test("numbers are grouped", arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "−1,234,567")])
    func numbers(number: Int, text: String) { #expect(Words.number(number) == text) }

    @Test("an estimate says so, but not where all was counted")
    func estimates() {
        #expect(Words.number(3_000_000, isEstimate: true) == "~3,000,000")
        #expect(Words.number(10_000, isEstimate: true) == "10,000")
    }

    @Test(
        "durations have two units at most",
        arguments: [
            (0.42, "0.4 s"), (12, "12 s"), (185, "3 min 05 s"), (7_800, "2 h 10 min"), (356_400, "4 d 03 h"),
            (.infinity, "–"), (-1, "–"),
        ])
    func durations(seconds: Double, text: String) { #expect(Words.duration(seconds) == text) }

    @Test(
        "a share that is not all never reads as all, and one that is not nothing never as nothing",
        arguments: [
            (0, 5, "0 %"), (5, 5, "100 %"), (1, 1_000, "<1 %"), (999, 1_000, ">99 %"), (1, 3, "33 %"), (1, 0, "–"),
        ])
    func shares(part: Int, all: Int, text: String) { #expect(Words.share(part, of: all) == text) }

    @Test("what is not wholly sure never reads as 1")
    func confidence() {
        #expect(Words.confidence(0.999) == "0.99")
        #expect(Words.confidence(1) == "1.00")
    }

    @Test("times are UTC, and lengths are as on a sleeve")
    func times() {
        #expect(Words.time(Date(timeIntervalSince1970: 0)) == "1970-01-01 00:00:00")
        #expect(Words.length(milliseconds: 245_900) == "4:05")
        #expect(Words.role("co_producer") == "co-producer")
        #expect(Words.role("mix_engineer") == "mix engineer")
    }
}
