import FleetMessages
import FoundationEssentials
import Messages

/// A run as it is printed.
struct RunAnswer: Sendable, Equatable, Encodable {
    enum State: String, Sendable, Encodable {
        case running
        case done
        /// Done, and something was given up.
        case withDeadLetters = "with_dead_letters"
    }

    let runId: String
    let artist: String
    let state: State
    let startedAt: Date
    let finishedAt: Date?
    /// From its start to its end, or to now.
    let seconds: Double
    /// Messages sent so far; what is found sends more.
    let sent: Int
    let acknowledged: Int
    let deadLettered: Int
    let inFlight: Int
    /// What it cost.
    let requests: Int
    let queues: [String: RunProgress.QueueProgress]

    init(_ progress: RunProgress, now: Date) {
        runId = progress.runId
        artist = progress.artist
        state = progress.finishedAt == nil ? .running : progress.deadLettered > 0 ? .withDeadLetters : .done
        startedAt = progress.startedAt
        finishedAt = progress.finishedAt
        seconds = max(0, (progress.finishedAt ?? now).timeIntervalSince(progress.startedAt))
        sent = progress.queues.values.reduce(0) { $0 + $1.sent }
        acknowledged = progress.queues.values.reduce(0) { $0 + $1.acknowledged }
        deadLettered = progress.deadLettered
        inFlight = progress.inFlight
        requests = progress.requests
        queues = progress.queues
    }

    /// `running 73 %`, `done`, `done, 2 dead`.
    var stateSpelled: String {
        let dead = deadLettered > 0 ? ", \(deadLettered) dead" : ""
        guard state == .running else { return "done\(dead)" }
        let percent = sent > 0 ? min(99, max(0, (sent - inFlight) * 100 / sent)) : 0
        return "running \(percent) %\(dead)"
    }

    static func table(_ runs: [RunAnswer], now: Date) -> Table {
        Table(
            [
                .text("run", importance: 9), .text("artist", importance: 8, widthMinimum: 12),
                .text("state", importance: 7, widthMinimum: 12), .number("sent", importance: 4),
                .number("done", importance: 2), .number("requests"), .number("took"),
                .number("started", importance: 3),
            ],
            rows: runs.map {
                [
                    String($0.runId.prefix(8)), $0.artist, $0.stateSpelled, String($0.sent), String($0.acknowledged),
                    String($0.requests), Spelling.duration(seconds: $0.seconds),
                    "\(Spelling.age(seconds: max(0, now.timeIntervalSince($0.startedAt)))) ago",
                ]
            })
    }
}

/// One run in full.
struct RunDetail: Sendable, Equatable, Encodable {
    let run: RunAnswer
    let issues: [RunIssue]
    let deadLetters: [RunDeadLetter]

    func lines(width: Int) -> [String] {
        let end = run.finishedAt.map { ", ended \(Spelling.time($0)) UTC" } ?? ""
        var lines = [
            "run      \(run.runId)", "artist   \(run.artist)",
            "state    \(run.stateSpelled)", "started  \(Spelling.time(run.startedAt)) UTC\(end)",
            "cost     \(Spelling.count(run.requests, "request")) in \(Spelling.duration(seconds: run.seconds))", "",
        ]
        lines += queueTable.lines(width: width)
        if !issues.isEmpty { lines += ["", "Errors on the way"] + issueTable.lines(width: width) }
        if !deadLetters.isEmpty {
            lines += ["", "Given up (liner dead-letters show ID)"]
            lines += deadLetters.map { "  \($0.id) \($0.queue): \($0.error)" }
        }
        return lines.map { $0.printable.truncated(to: width) }
    }

    private var queueTable: Table {
        let others = Set(run.queues.keys).subtracting(QueueName.fleet.map(\.rawValue)).sorted()
        return Table(
            [
                .text("queue", importance: 9, widthMinimum: 12), .number("sent"), .number("waiting"), .number("done"),
                .number("dead"), .number("requests"),
            ],
            rows: (QueueName.fleet.map(\.rawValue) + others).map { queue in
                let progress = run.queues[queue] ?? .init()
                return [
                    queue, String(progress.sent), String(progress.inFlight), String(progress.acknowledged),
                    String(progress.deadLettered), String(progress.requests),
                ]
            })
    }

    private var issueTable: Table {
        Table(
            [
                .text("queue", importance: 7, widthMinimum: 12), .text("category", importance: 4), .number("count"),
                .text("last error", importance: 6, widthMinimum: 20),
            ],
            rows: issues.map { [$0.queue, $0.category, String($0.count), $0.error] })
    }
}
