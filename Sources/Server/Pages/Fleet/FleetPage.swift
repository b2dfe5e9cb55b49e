import FleetAnswers
import Queue

/// How the fleet does: what needs a person first, then queues, providers, workers, runs.
struct FleetPage: Sendable {
    let site: Site
    let queues: [QueueAnswer]
    /// By queue; nil where the visitor may not see it, as with the other parts that need the operator's role.
    let histories: [String: QueueHistory]?
    let limits: [UpstreamLimit]?
    let windows: [UpstreamWindow]?
    let workers: [WorkerAnswer]?
    let attention: [MaintenanceLogEntry]?
    let causes: [DeadLetters.CauseGroup]
    let runs: [RunAnswer]

    var page: Page {
        Page(title: "Fleet", section: .fleet, refreshSeconds: 5, content: content)
    }

    private var content: HTML {
        together {
            concernsSection
            Parts.section("Queues", live: "queues", note: histories == nil ? FleetPage.needsOperator : nil) {
                QueueTable(site: site, queues: queues, histories: histories).html
            }
            if let limits {
                Parts.section("Providers", live: "providers") {
                    ProviderTable(site: site, limits: limits, windows: windows ?? []).html
                }
            }
            div(.class("columns")) {
                Parts.section("Runs", live: "runs") {
                    RunTable(site: site, runs: runs).html
                    p(.class("more")) { a(.href(site, .runs(after: nil))) { "All runs" } }
                }
                if let workers {
                    Parts.section("Workers of the last hour", live: "workers") {
                        WorkerTable(site: site, workers: workers).html
                    }
                }
            }
        }
    }

    static let needsOperator = "Curves, providers and workers are shown to operators."

    private var concernsSection: HTML {
        let concerns = Concern.all(
            queues: queues, limits: limits ?? [], causes: Array(causes.prefix(10)), attention: attention ?? [])
        return Parts.section("What needs a person", live: "concerns") {
            if concerns.isEmpty {
                Parts.notice(.good) {
                    p { "Nothing. Queues are read, no message was given up, every provider may be asked." }
                }
            } else {
                ul(.class("concerns")) { concerns.map(line) }
            }
        }
    }

    private func line(_ concern: Concern) -> HTML {
        li {
            switch concern.weight {
            case .act: Parts.pill("act", .bad)
            case .look: Parts.pill("look", .warn)
            case .wait: Parts.pill("waits", .plain)
            }
            p {
                a(.href(site, concern.address)) { concern.sentence }
                " "
                span(.class("note")) { concern.advice }
            }
        }
    }
}
