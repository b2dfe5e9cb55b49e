import FleetAnswers
import FoundationEssentials

extension FleetStatus {
    func lines(width: Int, now: Date) -> [String] {
        var lines = queueTable.lines(width: width)
        if !runs.isEmpty { lines += ["", "Runs of the last day"] + runTable(now: now).lines(width: width) }
        for breaker in breakers {
            let until =
                (breaker.isUntilLifted ? " until lifted" : breaker.retryAt.map { " " + Spelling.until($0) }) ?? ""
            let why = breaker.lastFailure.map { ": \($0)" } ?? ""
            lines.append(
                "\(breaker.upstream): breaker \(breaker.state)\(until), "
                    + "\(Spelling.count(breaker.consecutiveFailures, "failure"))\(why)")
        }
        for penalty in penalties {
            let why = penalty.reason.map { ": \($0)" } ?? ""
            let until = penalty.until.map { Spelling.until($0) } ?? "until lifted"
            lines.append("\(penalty.upstream): waits \(until)\(why)")
        }
        if queues.allSatisfy({ !$0.isServed }) { lines += ["", "No worker stays; cron may still run them."] }
        return lines.map { $0.printable.truncated(to: width) }
    }

    private var queueTable: Table {
        Table(
            [
                .text("queue", importance: 9, widthMinimum: 12), .number("due"), .number("hidden"),
                .number("oldest", importance: 3), .number("archived", importance: 2), .number("dead"),
                .text("worker", importance: 4, widthMinimum: 6),
            ],
            rows: queues.map {
                [
                    $0.queue, $0.spelled($0.visible), $0.spelled($0.delayedOrInFlight),
                    $0.oldestVisibleAgeSeconds.map { Spelling.duration(seconds: $0) } ?? "–", String($0.archived),
                    $0.spelled($0.deadLetters), $0.isServed ? "listens" : "–",
                ]
            })
    }

    private func runTable(now: Date) -> Table {
        Table(
            [
                .text("artist", importance: 9, widthMinimum: 12), .text("state", importance: 7, widthMinimum: 10),
                .number("waiting"), .number("dead"), .number("requests"), .number("took", importance: 3),
                .text("run", importance: 1, widthMinimum: 36),
            ],
            rows: runs.map {
                let seconds = ($0.finishedAt ?? now).timeIntervalSince($0.startedAt)
                return [
                    $0.artist, $0.finishedAt == nil ? "under way" : "finished", String($0.inFlight),
                    String($0.deadLettered), String($0.requests), Spelling.duration(seconds: max(0, seconds)), $0.runId,
                ]
            })
    }
}

extension FleetStatus.Queue {
    func spelled(_ number: Int) -> String { Spelling.number(number, isEstimate: isEstimate) }
}
