import CatalogueAnswers

/// Credits, the newest track first.
struct CreditTable: Sendable {
    let site: Site
    let credits: [DatedCredit]
    var showsPerson = true

    var html: HTML {
        guard !credits.isEmpty else { return p { Parts.unknown("None is known.") } }
        let who: [Column] = showsPerson ? [.text("Who")] : []
        return Parts.rows(
            "Credits",
            [.text("Track")] + who + [
                .text("What"), .text("By"), .text("Year"), .text("Confidence"), .text("Sources"),
            ],
            credits.map(row))
    }

    private func row(_ dated: DatedCredit) -> [HTML] {
        let credit = dated.credit
        let who = showsPerson ? [a(.href(site, .person(credit.personId))) { credit.person }] : []
        return [a(.href(site, .track(credit.trackId))) { credit.track }] + who + [
            HTML(Words.role(credit.role)), credit.artists.isEmpty ? Parts.unknown() : HTML(credit.artists),
            dated.year.map { HTML(String($0)) } ?? Parts.unknown(), Facts.confidence(credit.confidence),
            HTML(credit.sources.joined(separator: ", ")),
        ]
    }
}

/// The credits that a number on another page counts.
struct CreditsPage: Sendable {
    let site: Site
    let selection: CreditSelection
    let person: String?
    let with: String?
    let artist: String?
    let credits: [DatedCredit]
    /// nil: this is the last page.
    let next: CreditKey?

    var page: Page {
        Page(
            title: "Credits", trail: trail,
            content: together {
                p(.class("lead")) { words }
                CreditTable(site: site, credits: credits, showsPerson: selection.person == nil).html
                Parts.more(next.map { site.link(.credits(selection, after: $0)) })
            })
    }

    private var trail: [(String, Address)] {
        var trail: [(String, Address)] = []
        if let artist, let id = selection.artist { trail.append((artist, .artist(id, after: nil))) }
        if let person, let id = selection.person { trail.append((person, .person(id))) }
        return trail
    }

    /// `Of Jimmy Jam, with Terry Lewis, on tracks of Janet Jackson, in 1989: producer, co-producer.`
    private var words: String {
        var parts: [String] = []
        if let person { parts.append("Of \(person)") }
        if let with { parts.append("with \(with)") }
        if let artist { parts.append("on tracks of \(artist)") }
        if let year = selection.year { parts.append("in \(year)") }
        let roles = selection.roles.isEmpty ? "in any role" : selection.roles.map(Words.role).joined(separator: ", ")
        return parts.isEmpty ? "Of nobody: name a person or an artist." : parts.joined(separator: ", ") + ": \(roles)."
    }
}
