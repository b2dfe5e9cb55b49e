import FleetAnswers

extension UpstreamLimit {
    static func table(_ limits: [UpstreamLimit]) -> Table {
        Table(
            [
                .text("upstream", importance: 9, widthMinimum: 10), .text("limit", importance: 3, widthMinimum: 8),
                .text("breaker", importance: 6, widthMinimum: 8), .number("failures", importance: 2),
                .text("held", importance: 8, widthMinimum: 12), .text("why", importance: 4, widthMinimum: 10),
            ],
            rows: limits.map { limit in
                [
                    limit.upstream, limit.spelledLimit, limit.breaker, String(limit.consecutiveFailures),
                    limit.spelledHold, limit.reason ?? limit.lastFailure ?? "",
                ]
            })
    }

    private var spelledLimit: String {
        guard let capacity, let windowMs else { return "–" }
        return "\(capacity) in \(Spelling.duration(seconds: Double(windowMs) / 1_000))"
    }

    private var spelledHold: String {
        if isHeldUntilLifted { return "until lifted" }
        return heldUntil.map { Spelling.until($0) } ?? "–"
    }
}
