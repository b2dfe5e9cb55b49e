// Tells of seeded days of listening how many plays are lost and doubled, and whether their order matters: days COUNT.
// Compiled by days.sh beside the generator of the tests.

import Listening
import TestSupport

@main
struct Days {
    static func main() {
        let count = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 10_000
        var (lost, doubled, plays, reports, unequal) = (0, 0, 0, 0, 0)
        for seed in 0..<count {
            let day = SeededDays(seed: seed)
            var archive = MemoryArchive()
            for report in day.reports { archive.file(report) }
            let difference = SeededDays.difference(archive.plays(), day)
            if difference != (0, 0), lost + doubled < 5 {
                print("seed \(seed): \(difference)\n\(SeededDays.picture(archive, day))")
            }
            lost += difference.lost
            doubled += difference.doubled
            plays += day.plays.count
            reports += day.reports.count
            if seed.isMultiple(of: 10) {
                var random = SeededRandom(seed: seed)
                var again = MemoryArchive()
                for report in (day.reports + day.reports).shuffled(using: &random) { again.file(report) }
                if again.lines() != archive.lines() { unequal += 1 }
            }
        }
        print(
            "\(count) days, \(plays) plays, \(reports) reports: \(lost) lost, \(doubled) doubled, \(unequal) depend on order"
        )
    }
}
