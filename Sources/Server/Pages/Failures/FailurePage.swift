import FleetAnswers
import Messages
import Queue

/// One cause: how much of all it is, whether to send its letters back, and the letters.
struct FailurePage: Sendable {
    let site: Site
    let cause: DeadLetters.CauseGroup
    /// The provider that it is about; nil: none, or the visitor may not see it.
    let upstream: UpstreamLimit?
    /// Letters that wait; nil where the visitor may not see them.
    let letters: [DeadLetters.Letter]?
    /// nil: this is the last page.
    let next: Int64?
    let visitor: FormVisitor

    private var advice: RetryAdvice {
        RetryAdvice(category: cause.category, cameBack: cause.cameBack, upstream: upstream)
    }

    var page: Page {
        Page(
            title: cause.code, trail: [("Failures", .failures)], section: .failures,
            mark: Parts.pill(Words.spaced(cause.category), .bad), content: content)
    }

    private var content: HTML {
        together {
            p(.class("lead")) { "In the queue \(Words.spaced(cause.queue.rawValue)): \(cause.sampleError)" }
            Parts.tiles([
                Parts.tile(Words.number(cause.waiting), "wait"),
                Parts.tile(Words.number(cause.waitingLastDay), "of them given up within a day"),
                Parts.tile(Words.number(cause.redriven), "sent back"),
                Parts.tile(Words.number(cause.cameBack), "came back after that"),
            ])
            dl(.class("facts")) {
                dt { "First seen" }
                dd { Parts.time(cause.firstSeen) }
                dt { "Last seen" }
                dd { Parts.time(cause.lastSeen) }
                dt { "Provider" }
                dd { ProviderState(upstream: upstream).html }
            }
            Parts.section("What to do") {
                Parts.notice(.good) { p { advice.act } }
                Parts.notice(advice.isWiseNow ? .plain : .warn) { p { advice.whenNot } }
                p(.class("note")) {
                    "At a terminal: "
                    code { cause.nextStep }
                }
                if visitor.isOperator, cause.waiting > 0 { redrive }
            }
            Parts.section("Messages that wait") { list }
        }
    }

    /// Where it is not wise now, it takes a second yes.
    private var redrive: HTML {
        visitor.form(.failure(cause.fingerprint, after: nil), act: "redrive", [("cause", cause.fingerprint)]) {
            if !advice.isWiseNow {
                label(.class("check")) {
                    input(.type("checkbox"), .name("sure"), .value("yes"), Attribute("required"))
                    "Send them back all the same"
                }
            }
            button { "Send back, ten a second" }
            span(.class("note")) { "The oldest \(Words.number(DeadLetters.redriveMaximum)) at most." }
        }
    }

    private var list: HTML {
        guard let letters else { return p { Parts.unknown("Shown to operators.") } }
        return together {
            LetterTable(site: site, letters: letters).html
            Parts.more(next.map { site.link(.failure(cause.fingerprint, after: $0)) })
        }
    }
}

/// Dead letters, the newest first.
struct LetterTable: Sendable {
    let site: Site
    let letters: [DeadLetters.Letter]

    var html: HTML {
        guard !letters.isEmpty else { return p(.class("note")) { "None wait." } }
        return Parts.rows(
            "Dead letters",
            [.text("Letter"), .text("Queue"), .text("Given up"), .number("Attempts"), .text("Why"), .text("Message")],
            letters.map { letter in
                [
                    a(.href(site, .letter(letter.id))) { "#\(letter.id)" }, HTML(Words.spaced(letter.queue.rawValue)),
                    Parts.time(letter.deadAt), HTML(Words.number(letter.attempts)), HTML(letter.error),
                    code { String((letter.message ?? "null").prefix(120)) },
                ]
            })
    }
}
