/// Joins two lists of sightings one to one, in order of time: the most pairs, and of as many the nearest.
///
/// In order, so that repeats of a song are joined the first with the first and not each with its neighbour.
enum Alignment {
    static func joined(_ plays: [Sighting], _ sightings: [Sighting]) -> [Sighting] {
        guard !plays.isEmpty, !sightings.isEmpty else { return Array(plays) + sightings }
        let ordered = plays.sorted { $0.isBefore($1) }
        return segments(ordered, sightings).flatMap { align($0, $1) }
    }

    /// Parts that can't touch each other: what is further apart than any pause is not compared.
    private static func segments(
        _ plays: [Sighting], _ sightings: [Sighting]
    ) -> [(ArraySlice<Sighting>, ArraySlice<Sighting>)] {
        let reach = (plays + sightings).map { Sighting.lengthUnknown + ($0.report.length ?? 0) + 2 * $0.precision }
            .max()
        var parts: [(ArraySlice<Sighting>, ArraySlice<Sighting>)] = []
        var (left, right) = (0, 0)
        while left < plays.count || right < sightings.count {
            let (leftStart, rightStart) = (left, right)
            var latest = Int.min
            while true {
                let next =
                    [
                        left < plays.count ? plays[left].order : .max,
                        right < sightings.count ? sightings[right].order : .max,
                    ].min() ?? .max
                guard next < .max, latest == .min || next - latest <= (reach ?? 0) else { break }
                latest = next
                if left < plays.count, plays[left].order == next { left += 1 } else { right += 1 }
            }
            parts.append((plays[leftStart..<left], sightings[rightStart..<right]))
        }
        return parts
    }

    private struct Score: Comparable {
        var pairs = 0
        var apart = 0
        static func < (left: Score, right: Score) -> Bool {
            (left.pairs, -left.apart) < (right.pairs, -right.apart)
        }
    }

    private static func align(_ plays: ArraySlice<Sighting>, _ sightings: ArraySlice<Sighting>) -> [Sighting] {
        guard !plays.isEmpty, !sightings.isEmpty else { return Array(plays) + sightings }
        let (left, right) = (Array(plays), Array(sightings))
        let width = right.count + 1
        var best = [Score](repeating: Score(), count: (left.count + 1) * width)
        var steps = [UInt8](repeating: 0, count: best.count)
        for row in 1...left.count {
            for column in 1...right.count {
                let place = row * width + column
                (best[place], steps[place]) = (best[place - width], 1)
                if best[place - 1] > best[place] { (best[place], steps[place]) = (best[place - 1], 2) }
                guard let apart = left[row - 1].distance(to: right[column - 1]) else { continue }
                var paired = best[place - width - 1]
                paired.pairs += 1
                paired.apart += apart
                if paired > best[place] { (best[place], steps[place]) = (paired, 3) }
            }
        }
        return trace(left, right, steps)
    }

    private static func trace(_ left: [Sighting], _ right: [Sighting], _ steps: [UInt8]) -> [Sighting] {
        var (row, column) = (left.count, right.count)
        var joined: [Sighting] = []
        while row > 0 || column > 0 {
            let step: UInt8 = row == 0 ? 2 : column == 0 ? 1 : steps[row * (right.count + 1) + column]
            switch step {
            case 1: joined.append(left[row - 1]); row -= 1
            case 2: joined.append(right[column - 1]); column -= 1
            default:
                joined.append(left[row - 1].joined(with: right[column - 1]))
                (row, column) = (row - 1, column - 1)
            }
        }
        return joined.reversed()
    }
}
