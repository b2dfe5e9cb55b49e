import DiscoveryAnswers

/// What each source brought to a run, and below what of it needs a word.
struct SourceTable: Sendable {
    let site: Site
    let sources: [SourceReport]

    var html: HTML {
        guard !sources.isEmpty else { return p(.class("note")) { "No source has answered yet." } }
        return together {
            Parts.rows(
                "What each source brought",
                [
                    .text("Source"), .text("Took"), .number("Albums"), .number("Tracks"), .number("Credited"),
                    .number("Links"),
                ],
                sources.filter { !$0.source.isEmpty }.map(row))
            ul(.class("evidence")) { sources.flatMap(words).map { word in li { word } } }
        }
    }

    private func row(_ report: SourceReport) -> [HTML] {
        let counts = [report.albums, report.tracks, report.creditedTracks, report.links]
        // Who states credits alone is not asked for artists.
        let nobody = report.creditedTracks > 0 ? HTML("–") : Parts.unknown("nobody")
        return [HTML(report.source), report.taken.map { HTML($0.spelled) } ?? nobody]
            + counts.map { HTML(Words.number($0)) }
    }

    private func words(_ report: SourceReport) -> [HTML] {
        let name = report.source.isEmpty ? "All sources" : report.source
        let namesakes = report.namesakes.map { other in
            together {
                "\(name) has another of that name, who was not taken: \(other.spelled), "
                code { other.id }
            }
        }
        let leftOut = report.leftOut.map { HTML("\(name): left out, \(Words.count($0.count, "time")): \($0.what)") }
        let failures = report.failures.map { failure in
            together {
                "\(name): "
                a(.href(site, .failure(failure.fingerprint, after: nil))) {
                    "\(Words.count(failure.count, "message")) given up"
                }
                ": \(failure.error)"
            }
        }
        return namesakes + leftOut + failures + [held(report)].compactMap(\.self)
    }

    private func held(_ report: SourceReport) -> HTML? {
        guard report.isHeld else { return nil }
        return together {
            "\(report.source) is not asked "
            if let end = report.heldUntil {
                "until "
                Parts.time(end)
            } else {
                "until somebody lifts that"
            }
            report.heldReason.map { " (\($0))" } ?? ""
        }
    }
}

extension SourceReport.Act {
    fileprivate var spelled: String { note.isEmpty ? name : "\(name) (\(note))" }
}
