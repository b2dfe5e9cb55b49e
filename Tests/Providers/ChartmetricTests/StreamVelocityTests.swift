import Testing

@testable import Chartmetric

@Suite("Streaming velocity")
struct StreamVelocityTests {
    private func counts(_ values: [Int: Int]) -> [ChartmetricDay: Int] {
        Dictionary(uniqueKeysWithValues: values.map { (ChartmetricDay(number: 20_000 + $0), $1) })
    }

    @Test("is the average day of the last week, and of the week before")
    func rates() throws {
        let velocity = try #require(StreamVelocity(of: counts([0: 0, 7: 700, 14: 2_100])))
        #expect(velocity.perDay == 200 && velocity.perDayBefore == 100 && velocity.total == 2_100)
        #expect(velocity.lastDay == ChartmetricDay(number: 20_014))
    }

    @Test("a day without a count leans on the one before it, and the days between are counted")
    func gaps() throws {
        let velocity = try #require(StreamVelocity(of: counts([0: 0, 5: 500, 14: 1_400])))
        #expect(velocity.perDay == 100 && velocity.perDayBefore == 100)
    }

    @Test("less than a week of counts says nothing", arguments: [[:], [3: 5], [0: 1, 6: 9]])
    func short(values: [Int: Int]) { #expect(StreamVelocity(of: counts(values)) == nil) }

    @Test("a correction downwards makes no negative streams")
    func corrected() throws {
        let velocity = try #require(StreamVelocity(of: counts([0: 900, 7: 800])))
        #expect(velocity.perDay == 0 && velocity.perDayBefore == nil)
    }
}

@Suite("Days of Chartmetric")
struct ChartmetricDayTests {
    @Test(
        "are read and written as the calendar has them",
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-09-01", 20_697), ("1969-12-31", -1),
            ("2100-03-01", 47_541),
        ])
    func calendar(text: String, number: Int) {
        #expect(ChartmetricDay(text)?.number == number && ChartmetricDay(number: number).description == text)
        #expect(ChartmetricDay("\(text)T10:00:00.000Z")?.number == number)
    }

    @Test("every day of a few centuries comes back")
    func round() {
        for number in stride(from: -30_000, through: 80_000, by: 1) {
            let text = ChartmetricDay(number: number).description
            if ChartmetricDay(text)?.number != number { Issue.record("\(text) is not \(number)") }
        }
    }

    @Test("what is no day is none", arguments: ["", "2026-13-01", "2026-02-30", "26-01-01", "2026/01/01", "2026-1-1x"])
    func nonsense(text: String) { #expect(ChartmetricDay(text) == nil) }
}
