/// Days and moments as files write them, checked to be on the calendar. Pure.
enum CalendarText {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil: it is none of them.
    static func day(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let year = number(parts[0], digits: 4), year > 0 else { return nil }
        guard parts.count > 1 else { return text }
        guard let month = number(parts[1], digits: 2), (1...12).contains(month) else { return nil }
        guard parts.count > 2 else { return text }
        guard let day = number(parts[2], digits: 2), (1...days(month, year)).contains(day) else { return nil }
        return text
    }

    /// `2026-03-01`, `2026-03-01T08:15:30Z`, `2026-03-01 08:15`; fractions are cut, other zones are not understood.
    static func moment(_ text: String) -> PlaylistMoment? {
        let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
        guard let first = parts.first, first.utf8.count == 10, let day = day(String(first)), day >= "1970" else {
            return nil
        }
        guard parts.count == 2 else { return PlaylistMoment(text: "\(day)T00:00:00Z", isDay: true) }
        let clock = (parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]).prefix { $0 != "." }
        let fields = clock.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
        guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1],
            let second = fields.count == 3 ? fields[2] : 0, hour < 24, minute < 60, second < 60
        else { return nil }
        let time = [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return PlaylistMoment(text: "\(day)T\(time)Z", isDay: false)
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
