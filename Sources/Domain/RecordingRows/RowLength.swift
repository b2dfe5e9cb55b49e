/// A length as a list writes it: `4:04`, `4m 04sec`, `244`, `244000`, `4.067`. Pure.
struct RowLength: Equatable {
    struct Reading: Equatable {
        let milliseconds: Int
        /// By how much the form may be off.
        let tolerance: Int
    }

    /// What it may mean; a number alone may be seconds or something else.
    let readings: [Reading]
    /// The kind of form: rows of one source share it.
    let form: String

    init?(_ text: String) {
        if let reading = Self.clock(text) {
            (readings, form) = ([reading], "clock")
        } else if let reading = Self.units(text) {
            (readings, form) = ([reading], "units")
        } else if let number = Int(text) {
            (readings, form) = (Self.whole(number), number >= 10_000 ? "ms" : "s")
        } else {
            (readings, form) = (Self.decimal(text), "decimal")
        }
        if !readings.contains(where: { (1...86_400_000).contains($0.milliseconds) }) { return nil }
    }

    /// How far two are apart at the least, beyond what their forms explain.
    func distance(to other: RowLength) -> Int {
        var least = Int.max
        for left in readings {
            for right in other.readings {
                let apart = abs(left.milliseconds - right.milliseconds) - left.tolerance - right.tolerance
                least = min(least, max(0, apart))
            }
        }
        return least
    }

    private static func clock(_ text: String) -> Reading? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var total = 0.0
        for part in parts {
            guard let number = Double(part.trimming), number >= 0, number < 1000 else { return nil }
            total = total * 60 + number
        }
        return Reading(milliseconds: Int(total * 1000), tolerance: text.contains(".") ? 50 : 700)
    }

    /// `4m 04sec`, `4 min`, `4'04"`, `244 s`.
    private static func units(_ text: String) -> Reading? {
        var (total, digits, isFound) = (0, "", false)
        var unit = ""
        func factor() -> Int? {
            if unit.hasPrefix("ms") || unit.hasPrefix("mil") { return 1 }
            return switch unit.first {
            case "h": 3_600_000
            case "m", "'", "’", "′": 60_000
            case "s", "\"", "”", "″": 1000
            default: nil
            }
        }
        for character in text.lowercased().filter({ !$0.isWhitespace }) + "0" {
            guard character.isNumber else {
                unit.append(character)
                continue
            }
            if !unit.isEmpty {
                guard let number = Int(digits), number < 100_000_000, let factor = factor() else { return nil }
                (total, digits, unit, isFound) = (total + number * factor, "", "", true)
            }
            digits.append(character)
        }
        return isFound ? Reading(milliseconds: total, tolerance: 700) : nil
    }

    private static func whole(_ number: Int) -> [Reading] {
        guard number < 10_000 else { return [Reading(milliseconds: number, tolerance: 50)] }
        var readings = [Reading(milliseconds: number * 1000, tolerance: 700)]
        if number >= 1000 { readings.append(Reading(milliseconds: number, tolerance: 50)) }
        if number < 10 { readings.append(Reading(milliseconds: number * 60_000, tolerance: 30_000)) }
        return readings
    }

    /// Minutes with a fraction, where it is short enough; else seconds. `4.04` may be `4:04`, too.
    private static func decimal(_ text: String) -> [Reading] {
        let text = text.replacing(",", with: ".")
        guard let number = Double(text), number > 0, number < 86_400_000 else { return [] }
        guard number < 30 else { return [Reading(milliseconds: Int(number * 1000), tolerance: 100)] }
        let places = text.split(separator: ".").last?.count ?? 0
        let tolerance = places >= 3 ? 100 : places == 2 ? 600 : 6000
        let minutes = Reading(milliseconds: Int(number * 60_000), tolerance: tolerance)
        guard places == 2 else { return [minutes] }
        let seconds = Int((number - number.rounded(.down)) * 100 + 0.5)
        return [minutes, Reading(milliseconds: (Int(number) * 60 + seconds) * 1000, tolerance: 700)]
    }
}

extension StringProtocol {
    fileprivate var trimming: String { String(drop(while: \.isWhitespace)) }
}
