import FleetAnswers
import FleetMessages
import Messages

extension RunDetail {
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
