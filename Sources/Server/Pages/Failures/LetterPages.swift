import FleetAnswers
import Messages
import Queue

/// Dead letters of a queue or a run.
struct LettersPage: Sendable {
    let site: Site
    let selection: LetterSelection
    let letters: [DeadLetters.Letter]
    /// nil: this is the last page.
    let next: Int64?

    var page: Page {
        Page(
            title: selection.queue.map { "Given up in \(Words.spaced($0))" } ?? "Messages given up",
            trail: [("Failures", .failures)], section: .failures,
            content: together {
                if let run = selection.run {
                    p(.class("note")) {
                        "Of the run "
                        a(.href(site, .run(run))) { run }
                        "."
                    }
                }
                LetterTable(site: site, letters: letters).html
                Parts.more(
                    next.map {
                        site.link(.letters(LetterSelection(queue: selection.queue, run: selection.run, after: $0)))
                    })
            })
    }
}

/// One dead letter in full.
struct LetterPage: Sendable {
    let site: Site
    let letter: DeadLetters.Letter
    let visitor: FormVisitor

    private var cause: Address { .failure(letter.fingerprint, after: nil) }

    var page: Page {
        Page(
            title: "Letter #\(letter.id)", trail: [("Failures", .failures), (letter.code, cause)], section: .failures,
            mark: letter.redrivenAt == nil ? Parts.pill("waits", .warn) : Parts.pill("sent back", .good),
            content: content)
    }

    private var content: HTML {
        together {
            p(.class("lead")) { letter.error }
            dl(.class("facts")) {
                dt { "Queue" }
                dd { a(.href(site, .queue(letter.queue.rawValue))) { Words.spaced(letter.queue.rawValue) } }
                dt { "Cause" }
                dd { a(.href(site, cause)) { letter.fingerprint } }
                dt { "Given up" }
                dd { Parts.time(letter.deadAt) }
                dt { "Handled" }
                dd {
                    "\(Words.count(letter.readCount, "delivery", "deliveries")), \(Words.count(letter.attempts, "attempt"))"
                }
                if let at = letter.redrivenAt {
                    dt { "Sent back" }
                    dd {
                        Parts.time(at)
                        letter.redrivenBy.map { " by \($0)" } ?? ""
                    }
                }
            }
            if visitor.isOperator, letter.redrivenAt == nil { acts }
            Parts.section("Message") { pre { code { HTML(lines: letter.message ?? "null") } } }
            if let headers = letter.headers { Parts.section("Headers") { pre { code { HTML(lines: headers) } } } }
            if let history = letter.history {
                Parts.section("Earlier returns") { pre { code { HTML(lines: history) } } }
            }
        }
    }

    private var acts: HTML {
        div(.class("acts")) {
            visitor.form(.letter(letter.id), act: "redrive") { button { "Send back" } }
            visitor.form(.letter(letter.id), act: "discard") {
                label(.class("check")) {
                    input(.type("checkbox"), .name("sure"), .value("yes"), Attribute("required"))
                    "It is not needed any more"
                }
                button(.class("danger")) { "Delete for good" }
            }
        }
    }
}
