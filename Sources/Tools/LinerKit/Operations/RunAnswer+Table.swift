import FleetAnswers
import FoundationEssentials

extension RunAnswer {
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
