import FleetAnswers
import Messages
import Queue

/// Dead letters by cause, the next to mend first.
struct FailuresPage: Sendable {
    let site: Site
    let causes: [DeadLetters.CauseGroup]
    /// nil where the visitor may not see them.
    let limits: [UpstreamLimit]?

    var page: Page {
        Page(title: "Failures", section: .failures, refreshSeconds: 10, content: content)
    }

    private var waiting: Int { causes.reduce(0) { $0 + $1.waiting } }

    private var content: HTML {
        div(.id("causes"), .live) {
            if causes.isEmpty {
                Parts.notice(.good) { p { "No message was given up." } }
            } else {
                p(.class("lead")) {
                    "\(Words.count(waiting, "message")) given up and not sent back, by \(Words.count(causes.count, "cause")); "
                    "the next to mend first."
                }
                Parts.rows(
                    "Causes",
                    [
                        .text("Cause"), .number("Waiting"), .text("Share"), .text("Seen"), .text("Provider"),
                        .text("What to do"),
                    ], causes.map(row))
            }
        }
    }

    private func row(_ cause: DeadLetters.CauseGroup) -> [HTML] {
        let upstream = RetryAdvice.upstream(of: cause.code, in: limits ?? [])
        let advice = RetryAdvice(category: cause.category, cameBack: cause.cameBack, upstream: upstream)
        let link = site.link(.failure(cause.fingerprint, after: nil))
        return [
            together {
                a(Attribute("href", link)) { cause.code }
                span(.class("sub")) { "\(Words.spaced(cause.category)) in \(Words.spaced(cause.queue.rawValue))" }
            },
            a(Attribute("href", link)) { Words.number(cause.waiting) },
            together {
                Meter(cause.waiting, of: max(waiting, 1)).html
                " \(Words.share(cause.waiting, of: waiting))"
            },
            together {
                Parts.time(cause.lastSeen)
                span(.class("sub")) {
                    "first "
                    Parts.time(cause.firstSeen)
                }
            },
            ProviderState(upstream: upstream).html,
            together {
                advice.act
                span(.class("sub")) { advice.whenNot }
            },
        ]
    }
}

/// How the provider of a cause does, in a word.
struct ProviderState: Sendable {
    let upstream: UpstreamLimit?

    var html: HTML {
        guard let upstream else { return Parts.unknown("none") }
        return together {
            upstream.upstream
            " "
            upstream.isHeld
                ? Parts.pill(upstream.breaker == "open" ? "breaker open" : "held", .bad)
                : Parts.pill("may be asked", .good)
            if let until = upstream.heldUntil {
                span(.class("sub")) {
                    "until "
                    Parts.time(until)
                }
            }
        }
    }
}
