import FleetAnswers

/// The queues, each with its last hour as a curve: an empty one that drains fast looks alive.
struct QueueTable: Sendable {
    let site: Site
    let queues: [QueueAnswer]
    let histories: [String: QueueHistory]?

    var html: HTML {
        Parts.rows(
            "Queues in the order of a discovery",
            [
                .text("Queue"), .text("Done, minute by minute"), .number("Done in the last hour"), .number("Wait now"),
                .number("Hidden"), .number("Oldest"), .number("Given up"), .text("Worker"),
            ], queues.map(row))
    }

    private func row(_ queue: QueueAnswer) -> [HTML] {
        let minutes = histories?[queue.queue]?.minutes
        let link = site.link(.queue(queue.queue))
        return [
            together {
                a(Attribute("href", link)) { Words.spaced(queue.queue) }
                if queue.state != "running" {
                    " "
                    Parts.pill(queue.state, .warn)
                }
            },
            curve(queue, minutes),
            minutes.map { HTML(Words.number($0.reduce(0) { $0 + $1.acknowledged })) }
                ?? (histories == nil ? Parts.unknown("–") : HTML("0")),
            number(queue.visible, queue, to: queue.visible > 0 ? link : nil),
            number(queue.delayedOrInFlight, queue, to: queue.delayedOrInFlight > 0 ? link : nil),
            HTML(queue.oldestVisibleAgeSeconds.map(Words.age) ?? "–"),
            number(
                queue.deadLetters, queue,
                to: queue.deadLetters > 0 ? site.link(.letters(LetterSelection(queue: queue.queue))) : nil),
            queue.isServed ? Parts.pill("listens", .good) : HTML("by schedule"),
        ]
    }

    private func curve(_ queue: QueueAnswer, _ minutes: [QueueHistory.Minute]?) -> HTML {
        guard histories != nil else { return Parts.unknown("–") }
        let values = minutes?.map(\.acknowledged) ?? []
        return Sparkline(
            values: values.isEmpty ? [0] : values,
            title: "\(Words.spaced(queue.queue)): at most \(Words.count(values.max() ?? 0, "message")) done a minute"
        ).html
    }

    private func number(_ number: Int, _ queue: QueueAnswer, to link: String?) -> HTML {
        let text = Words.number(number, isEstimate: queue.isEstimate)
        return link.map { link in a(Attribute("href", link)) { text } } ?? HTML(text)
    }
}
