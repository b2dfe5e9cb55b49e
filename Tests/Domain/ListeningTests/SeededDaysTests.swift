import Listening
import TestSupport
import Testing

/// Days that several sources tell: as many plays as there were, whatever the order. `Tests/Benchmarks/listening` has more.
@Suite("seeded days")
struct SeededDaysTests {
    static let count: UInt64 = 400

    /// Of coarse times, repeats within a minute and times that are starts or ends, nobody can tell all apart.
    @Test("of a hundred plays no more than one is lost, doubled or misplaced")
    func counts() {
        var (lost, doubled, all) = (0, 0, 0)
        for seed in 0..<Self.count {
            let day = SeededDays(seed: seed)
            var archive = MemoryArchive()
            for report in day.reports { archive.file(report) }
            let difference = SeededDays.difference(archive.plays(), day)
            lost += difference.lost
            doubled += difference.doubled
            all += day.plays.count
        }
        #expect(all > 10_000)
        #expect(lost * 100 <= all && doubled * 100 <= all, "\(lost) lost, \(doubled) doubled of \(all)")
    }

    @Test("in any order, twice, and told in pieces, the plays are the same")
    func anyOrder() {
        for seed in 0..<(Self.count / 4) {
            let day = SeededDays(seed: seed, days: 2)
            var random = SeededRandom(seed: seed)
            var once = MemoryArchive()
            for report in day.reports { once.file(report) }
            var shuffled = MemoryArchive()
            for report in (day.reports + day.reports).shuffled(using: &random) { shuffled.file(report) }
            #expect(once.lines() == shuffled.lines(), "seed \(seed)")
        }
    }
}
