import FleetAnswers

extension RunAnswer {
    var pill: HTML {
        switch state {
        case .running: Parts.pill("running", .plain)
        case .done: Parts.pill("done", .good)
        case .withDeadLetters: Parts.pill("done, some given up", .warn)
        }
    }

    var meter: HTML {
        Meter(
            [Meter.Part(amount: acknowledged, look: "done"), Meter.Part(amount: deadLettered, look: "dead")], of: sent
        ).html
    }
}

/// Runs, the newest first.
struct RunTable: Sendable {
    let site: Site
    let runs: [RunAnswer]

    var html: HTML {
        guard !runs.isEmpty else { return p { Parts.unknown("None yet: discover an artist.") } }
        return Parts.rows(
            "Runs, the newest first",
            [
                .text("Artist"), .text("State"), .text("Started"), .number("Took"), .number("Messages"),
                .number("Given up"), .number("Requests"),
            ], runs.map(row))
    }

    private func row(_ run: RunAnswer) -> [HTML] {
        [
            a(.href(site, .run(run.runId))) { run.artist }, run.pill, Parts.time(run.startedAt),
            HTML(Words.duration(run.seconds)),
            together {
                run.meter
                " \(Words.number(run.acknowledged)) of \(Words.number(run.sent))"
            },
            run.deadLettered > 0
                ? a(.href(site, .letters(LetterSelection(run: run.runId)))) { Words.number(run.deadLettered) }
                : HTML("0"),
            HTML(Words.number(run.requests)),
        ]
    }
}
