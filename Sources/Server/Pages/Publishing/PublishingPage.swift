import Publishing
import PublishingAnswers

/// What is wrong with the registrations of some recordings.
struct PublishingPage: Sendable {
    /// Findings of one page.
    static let findingsMaximum = 100

    let site: Site
    let text: String
    let feeds: [FeedAnswer]
    /// nil: no ISRC was asked for, or no feed is there.
    let report: AuditReport?

    var page: Page { Page(title: "Publishing", section: .publishing, content: content) }

    private var content: HTML {
        together {
            p(.class("lead")) {
                "What the registry of mechanical rights in the US holds of recordings, and what is wrong there."
            }
            form(.action(site, .publishing("")), Attribute("method", "get")) {
                label(Attribute("for", "isrc")) { "ISRCs" }
                input(
                    .id("isrc"), .name("isrc"), .type("text"), .value(text), Attribute("maxlength", "2000"),
                    Attribute("placeholder", "USJI10000001, US-JI1-00-00002"))
                button { "Look" }
            }
            if let report { findings(report) }
            loaded
        }
    }

    private func findings(_ report: AuditReport) -> HTML {
        Parts.section("Findings", note: Self.note(report)) {
            if report.findings.isEmpty {
                p { "Nothing is wrong that this looks for." }
            } else {
                Parts.rows(
                    "Findings",
                    [
                        .text("ISRC"), .text("What is wrong"), .number("At stake"), .text("Evidence"),
                        .text("Next step"),
                        .text("Whose"),
                    ], report.findings.prefix(Self.findingsMaximum).map(Self.row))
                if report.findings.count > Self.findingsMaximum {
                    p(.class("note")) { "The first \(Self.findingsMaximum) of \(report.findings.count)." }
                }
            }
        }
    }

    private static func note(_ report: AuditReport) -> String {
        let proof = report.isVerified ? "" : ", which nobody proved to be complete"
        return
            "As of \(FeedDay(report.asOf)) in \(report.feed)\(proof). What is not found there may be registered since."
    }

    private static func row(_ finding: AuditAnswer) -> [HTML] {
        [
            code { finding.isrc }, HTML(finding.problem),
            finding.stake.map { HTML("\($0) %") } ?? Parts.unknown("–"),
            HTML(finding.evidence.prefix(6).map(\.sentence).joined(separator: "; ")), HTML(finding.nextStep),
            HTML(finding.responsible),
        ]
    }

    private var loaded: HTML {
        Parts.section("Feeds") {
            if feeds.isEmpty {
                Parts.notice(.plain) {
                    p { "No feed is loaded, so nothing can be said of any recording." }
                    p { code { "liner publishing load FOLDER" } }
                }
            } else {
                Parts.rows(
                    "Feeds", [.text("Feed"), .text("As of"), .number("Works"), .number("Shares"), .text("Complete")],
                    feeds.map { feed in
                        [
                            HTML(feed.name), HTML(FeedDay(feed.asOf).description),
                            HTML(String(feed.files["works"]?.records ?? 0)),
                            HTML(String(feed.files["shares"]?.records ?? 0)),
                            feed.isVerified ? Parts.pill("proved", .good) : Parts.pill("not proved", .warn),
                        ]
                    })
            }
        }
    }
}
