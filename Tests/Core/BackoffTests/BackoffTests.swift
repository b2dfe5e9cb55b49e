import Backoff
import Testing

@Suite struct BackoffTests {
    static let backoff = Backoff(base: .seconds(2), factor: 2, maximum: .seconds(300))

    @Test(
        "the ceiling doubles until the maximum, and attempts below one count as one",
        arguments: [
            (Int.min, 2), (0, 2), (1, 2), (2, 4), (3, 8), (7, 128), (8, 256), (9, 300), (10, 300), (Int.max, 300),
        ])
    func ceilings(attempt: Int, seconds: Int) {
        #expect(Self.backoff.ceiling(attempt: attempt) == .seconds(seconds))
    }

    @Test("jitter covers the whole range from nothing to just below the ceiling")
    func jitter() {
        #expect(Self.backoff.delay(attempt: 3, random: 0) == .zero)
        #expect(Self.backoff.delay(attempt: 3, random: 0.5) == .seconds(4))
        #expect(Self.backoff.delay(attempt: 3, random: 0.999_999) < .seconds(8))
        #expect(Self.backoff.delay(attempt: 3, random: 0.999_999) > .milliseconds(7_999))
    }

    @Test("a minimum is kept at every attempt, also above the first ceilings")
    func minimum() {
        let backoff = Backoff(base: .seconds(1), minimum: .seconds(3), maximum: .seconds(20))
        #expect(backoff.delay(attempt: 1, random: 0) == .seconds(3))
        #expect(backoff.delay(attempt: 1, random: 0.9) == .seconds(3))
        #expect(backoff.delay(attempt: 4, random: 0) == .seconds(3))
        #expect(backoff.delay(attempt: 4, random: 0.5) == .milliseconds(5_500))
    }

    @Test("another factor than two")
    func factor() {
        let backoff = Backoff(base: .seconds(1), factor: 10, maximum: .seconds(5_000))
        #expect((1...5).map { backoff.ceiling(attempt: $0) } == [1, 10, 100, 1_000, 5_000].map { .seconds($0) })
    }
}
