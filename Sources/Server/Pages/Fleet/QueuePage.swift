import FleetAnswers

/// A queue: what waits, what moved, and what can be done with it as a whole.
struct QueuePage: Sendable {
    let site: Site
    let queue: QueueAnswer
    let history: QueueHistory?
    let visitor: FormVisitor

    var page: Page {
        Page(
            title: Words.spaced(queue.queue), trail: [("Fleet", .fleet)], section: .fleet, refreshSeconds: 5,
            mark: Parts.pill(queue.state, queue.state == "running" ? .good : .warn), content: content)
    }

    private var content: HTML {
        together {
            div(.id("numbers"), .live) { tiles }
            if let history {
                Parts.section(
                    "The last hour", live: "hour", note: "Messages done, minute by minute; the newest at the right."
                ) {
                    div(.class("tall")) {
                        Sparkline(values: history.minutes.map(\.acknowledged), title: "Messages done in the last hour")
                            .html
                    }
                    sums(history)
                }
            }
            Parts.section("The last batch", live: "batch") { batch }
            if visitor.isOperator { acts }
        }
    }

    private var tiles: HTML {
        Parts.tiles([
            Parts.tile(Words.number(queue.visible, isEstimate: queue.isEstimate), "wait now"),
            Parts.tile(
                Words.number(queue.delayedOrInFlight, isEstimate: queue.isEstimate),
                "wait for their time, or are worked on"),
            Parts.tile(queue.oldestVisibleAgeSeconds.map(Words.age) ?? "–", "the oldest waits"),
            Parts.tile(
                Words.number(queue.deadLetters, isEstimate: queue.isEstimate), "given up",
                to: queue.deadLetters > 0 ? site.link(.letters(LetterSelection(queue: queue.queue))) : nil),
            Parts.tile("~" + Words.number(queue.archived), "in the archive"),
            Parts.tile(Words.number(queue.messagesTotal), "ever sent"),
        ])
    }

    private func sums(_ history: QueueHistory) -> HTML {
        let all = history.minutes
        return p(.class("note")) {
            "\(Words.number(all.reduce(0) { $0 + $1.messagesRead })) read, "
            "\(Words.number(all.reduce(0) { $0 + $1.acknowledged })) done, "
            "\(Words.number(all.reduce(0) { $0 + $1.failed })) failed, "
            "\(Words.number(all.reduce(0) { $0 + $1.deferred })) put off, "
            "\(Words.count(all.reduce(0) { $0 + $1.requests }, "request"))."
        }
    }

    private var batch: HTML {
        guard let batch = queue.lastBatch else { return p { Parts.unknown("No worker recorded a batch yet.") } }
        return p {
            "\(batch.worker) read \(Words.count(batch.messagesRead, "message")) \(Words.age(batch.ageSeconds)) ago, "
            "finished \(Words.number(batch.acknowledged)) in \(Words.duration(batch.seconds)) "
            "with \(Words.count(batch.requests, "request"))."
        }
    }

    private var acts: HTML {
        Parts.section("The queue as a whole", note: "All workers see it with their next read.") {
            div(.class("acts")) {
                if queue.state != "running" { act("resume", "Resume", first: true) }
                if queue.state != "paused" { act("pause", "Pause: read nothing") }
                if queue.state == "running" { act("drain", "Drain: send nothing") }
            }
        }
    }

    private func act(_ act: String, _ title: String, first: Bool = false) -> HTML {
        visitor.form(.queue(queue.queue), act: act) { button(.class("first").when(first)) { title } }
    }
}
