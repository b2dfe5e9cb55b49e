import DiscoveryAnswers

/// Asks for an artist, says what a discovery would cost, and only then has the button.
struct DiscoverPage: Sendable {
    /// What came of asking what it would cost.
    enum Plan: Sendable, Equatable {
        /// Nobody was named yet.
        case notAsked
        case report(PlanReport)
        /// Why nothing can be said, in one sentence.
        case unavailable(String)
    }

    let site: Site
    let artist: String
    let plan: Plan
    let visitor: FormVisitor

    var page: Page {
        Page(title: "Discover", section: .discover, content: content)
    }

    private var content: HTML {
        together {
            form(.class("ask"), Attribute("method", "get"), .action(site, .discover(""))) {
                label(Attribute("for", "artist")) { "Artist" }
                input(
                    .id("artist"), .name("artist"), .type("text"), .value(artist), Attribute("required"),
                    Attribute("maxlength", "500"), Attribute("placeholder", "Name, id, or address of the artist's page")
                )
                button(.class("first").when(plan == .notAsked)) { "Show what it costs" }
            }
            switch plan {
            case .notAsked: p(.class("note")) { "Nothing is started before you have seen the plan." }
            case .report(let report): planned(report)
            case .unavailable(let why):
                Parts.notice(.warn) { p { "What it would cost is not known: \(why)" } }
                start("Discover \(artist) all the same")
            }
        }
    }

    private func planned(_ report: PlanReport) -> HTML {
        let isKnown = report.sources.contains { $0.state == .planned }
        return Parts.section("The plan for \(artist)") {
            if isKnown {
                Parts.tiles([
                    Parts.tile(Words.number(report.requests), "requests at least"),
                    Parts.tile(Words.duration(report.secondsMinimum), "at least; sources are asked side by side"),
                ])
            }
            if report.sources.isEmpty {
                Parts.notice(.warn) { p { "No source can foretell what a discovery costs." } }
            } else {
                PlanTable(report: report).html
            }
            if isKnown {
                start("Discover \(artist)")
            } else {
                Parts.notice(.warn) {
                    p { "No source says that it knows this artist. Check the spelling, or give an id." }
                }
                start("Discover \(artist) all the same")
            }
        }
    }

    private func start(_ title: String) -> HTML {
        guard visitor.isOperator else {
            return p(.class("note")) { "A discovery is started by operators: sign in with a token of that role." }
        }
        return visitor.form(.discover(""), act: "discover", [("artist", artist)]) {
            button(.class("first")) { title }
        }
    }
}

/// What each source would be asked.
struct PlanTable: Sendable {
    let report: PlanReport

    var html: HTML {
        Parts.rows(
            "What each source would be asked",
            [
                .text("Source"), .text("Whom it means"), .number("Albums"), .number("Tracks"), .text("Requests for"),
                .number("Requests"), .number("At least"),
            ], report.sources.map(row))
    }

    private func row(_ entry: PlanReport.Entry) -> [HTML] {
        [
            HTML(entry.source), whom(entry), number(entry.albums), number(entry.tracks),
            entry.steps.isEmpty
                ? HTML("–")
                : ul { for step in entry.steps { li { "\(step.what): \(Words.number(step.requests))" } } },
            number(entry.requests), entry.secondsMinimum.map { HTML(Words.duration($0)) } ?? HTML("–"),
        ]
    }

    private func whom(_ entry: PlanReport.Entry) -> HTML {
        switch entry.state {
        case .planned: entry.artist.map { HTML($0) } ?? Parts.unknown()
        case .unknown: Parts.unknown("has no such artist")
        case .failed: HTML("can't tell: \(entry.error ?? "it failed")")
        }
    }

    private func number(_ number: Int?) -> HTML { number.map { HTML(Words.number($0)) } ?? HTML("–") }
}
