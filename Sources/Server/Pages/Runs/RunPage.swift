import FleetAnswers
import FleetMessages
import Messages

/// One discovery: how far it is, what it cost, what went wrong.
struct RunPage: Sendable {
    let site: Site
    let detail: RunDetail
    /// Whom it found; nil: nobody yet, or the visitor may not see it.
    let artist: ArtistID?

    private var run: RunAnswer { detail.run }

    var page: Page {
        Page(
            title: run.artist, trail: [("Runs", .runs(after: nil))], section: .runs,
            refreshSeconds: run.state == .running ? 2 : nil, content: content)
    }

    private var content: HTML {
        together {
            div(.id("progress"), .live, .class("progress")) {
                state
                Parts.tiles(tiles)
            }
            Parts.section(
                "Progress and cost by queue", live: "queues",
                note: "What is found sends more messages, so both numbers grow until the end."
            ) { queues }
            Parts.section("Errors by cause", live: "issues") { issues }
            if !detail.deadLetters.isEmpty { letters }
        }
    }

    private var state: HTML {
        p(.class("lead")) {
            run.pill
            " started "
            Parts.time(run.startedAt)
            if let end = run.finishedAt {
                ", finished "
                Parts.time(end)
            }
            " · "
            if let artist {
                a(.href(site, .artist(artist, after: nil))) { "What was found" }
            } else {
                a(.href(site, .search(run.artist))) { "Look for \(run.artist)" }
            }
        }
    }

    private var tiles: [HTML] {
        [
            Parts.tile(Words.duration(run.seconds), run.state == .running ? "so far" : "in all"),
            Parts.tile(
                run.state == .running ? Pace(run).map { Words.duration($0.secondsLeft) } ?? "–" : "0 s",
                "left for what is in flight, at the pace so far"),
            Parts.tile(Words.number(run.acknowledged), "of \(Words.count(run.sent, "message")) done"),
            Parts.tile(Words.number(run.inFlight), "in flight"),
            Parts.tile(
                Words.number(run.deadLettered), "given up",
                to: run.deadLettered > 0 ? site.link(.letters(LetterSelection(run: run.runId))) : nil),
            Parts.tile(Words.number(run.requests), "requests to providers"),
        ]
    }

    private var queues: HTML {
        let names = QueueName.fleet.map(\.rawValue)
        let others = run.queues.keys.filter { !names.contains($0) }.sorted()
        return Parts.rows(
            "Progress by queue",
            [
                .text("Queue"), .text("Progress"), .number("Done"), .number("Sent"), .number("In flight"),
                .number("Given up"), .number("Requests"),
            ],
            (names + others).map { row($0, run.queues[$0] ?? RunProgress.QueueProgress()) })
    }

    private func row(_ queue: String, _ progress: RunProgress.QueueProgress) -> [HTML] {
        [
            a(.href(site, .queue(queue))) { Words.spaced(queue) },
            Meter(
                [
                    Meter.Part(amount: progress.acknowledged, look: "done"),
                    Meter.Part(amount: progress.deadLettered, look: "dead"),
                ], of: progress.sent
            ).html,
            HTML(Words.number(progress.acknowledged)), HTML(Words.number(progress.sent)),
            HTML(Words.number(progress.inFlight)),
            progress.deadLettered > 0
                ? a(.href(site, .letters(LetterSelection(queue: queue, run: run.runId)))) {
                    Words.number(progress.deadLettered)
                } : HTML("0"),
            HTML(Words.number(progress.requests)),
        ]
    }

    private var issues: HTML {
        guard !detail.issues.isEmpty else { return p(.class("note")) { "None were recorded." } }
        return Parts.rows(
            "Errors by cause", [.text("Cause"), .text("Queue"), .number("Times"), .text("The last of them")],
            detail.issues.map {
                [
                    HTML(Words.spaced($0.category)), HTML(Words.spaced($0.queue)), HTML(Words.number($0.count)),
                    HTML($0.error),
                ]
            })
    }

    private var letters: HTML {
        Parts.section("Given up", live: "letters") {
            Parts.rows(
                "Messages given up", [.text("Letter"), .text("Queue"), .text("Cause"), .text("Why")],
                detail.deadLetters.map { letter in
                    [
                        a(.href(site, .letter(letter.id))) { "#\(letter.id)" }, HTML(Words.spaced(letter.queue)),
                        HTML(Words.spaced(letter.category)), HTML(letter.error),
                    ]
                })
        }
    }
}
