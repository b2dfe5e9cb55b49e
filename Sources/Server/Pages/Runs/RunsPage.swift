import FleetAnswers

/// All discoveries, the newest first.
struct RunsPage: Sendable {
    let site: Site
    let runs: [RunAnswer]
    /// nil: this is the last page.
    let next: String?
    let isFirst: Bool

    var page: Page {
        Page(
            title: "Runs", section: .runs, refreshSeconds: isFirst && runs.contains { $0.state == .running } ? 3 : nil,
            content: together {
                div(.id("list"), .live) { RunTable(site: site, runs: runs).html }
                Parts.more(next.map { site.link(.runs(after: $0)) })
            })
    }
}
