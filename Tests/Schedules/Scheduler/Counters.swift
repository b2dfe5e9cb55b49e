/// How often what the schedules are about really happened.
struct Counters {
    enum Event: String, CaseIterable {
        case statements
        case staleAcknowledges = "stale acknowledges"
        case staleReturns = "stale returns and extensions"
        case lapses = "lapses while handling"
        case crashes
        case settlementCrashes = "crashes inside the settling transaction"
        case lostCommits = "commits whose answer was lost"
        case rolledBackReads = "reads rolled back"
        case undoneFollowUps = "follow-ups rolled back with their parent"
        case lockWaits = "lock waits"
        case redrives
        case refusedRedrives = "redrives of what was redriven already"
        case thefts = "messages taken by plain PGMQ"
    }

    private var counts: [Event: Int] = [:]

    subscript(event: Event) -> Int {
        get { counts[event, default: 0] }
        set { counts[event] = newValue }
    }

    mutating func add(_ other: Counters) {
        for event in Event.allCases { self[event] += other[event] }
    }

    /// What never happened: then the schedules have shown nothing about it.
    var missing: [Event] { Event.allCases.filter { self[$0] == 0 } }

    var description: String { Event.allCases.map { "  \($0.rawValue): \(self[$0])" }.joined(separator: "\n") }
}
