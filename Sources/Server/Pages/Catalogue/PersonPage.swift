import CatalogueAnswers
import FleetMessages

/// A person: what they did over the years, with whom, and where they can be reached.
struct PersonPage: Sendable {
    let site: Site
    let person: PersonDetail
    let years: [RoleYear]
    let people: [Companion]
    let artists: [Companion]
    let newest: [DatedCredit]

    private var everything: CreditSelection { CreditSelection(person: person.personId) }

    var page: Page {
        Page(title: person.name, mark: person.kind.map { Parts.pill($0) } ?? .empty, content: content)
    }

    private var content: HTML {
        together {
            Parts.tiles([
                Parts.tile(
                    Words.number(person.tracks), person.tracks == 1 ? "track with a credit" : "tracks with a credit",
                    to: site.link(.credits(everything, after: nil))),
                Parts.tile(
                    Words.number(person.tracksProduced), "produced",
                    to: site.link(
                        .credits(CreditSelection(person: person.personId, roles: ProducerRoles.names), after: nil))),
            ])
            div(.class("columns wide")) {
                Parts.section("Credits over the years", note: "By when each track first came out.") { plot }
                Parts.section("Where to reach them") { reach }
            }
            div(.class("columns")) {
                Parts.section("With whom", note: note) { companions(people) { .person(.init(rawValue: $0)) } }
                Parts.section("For whom", note: note) {
                    companions(artists) { .artist(.init(rawValue: $0), after: nil) }
                }
            }
            Parts.section("Newest credits") {
                CreditTable(site: site, credits: newest, showsPerson: false).html
                p(.class("more")) { a(.href(site, .credits(everything, after: nil))) { "All credits" } }
            }
        }
    }

    /// Said only where it is so.
    private var note: String? {
        person.tracks > CatalogueQueries.companionTracksMaximum
            ? "Of the \(Words.number(CatalogueQueries.companionTracksMaximum)) newest tracks." : nil
    }

    private var plot: HTML {
        let plot = YearPlot(years)
        guard !plot.bars.isEmpty else { return p { Parts.unknown("No source says when these tracks came out.") } }
        return plot.html("Credits of \(person.name) by year") { year, group in
            site.link(.credits(CreditSelection(person: person.personId, roles: group.roles, year: year), after: nil))
        }
    }

    private var reach: HTML {
        together {
            dl(.class("facts")) {
                for link in person.links {
                    dt { Words.spaced(link.platform) }
                    dd { Parts.outside(link.url, link.handle.map { "@\($0)" } ?? Self.bare(link.url)) }
                }
                for profile in person.profiles {
                    dt { "\(profile.platform) followers" }
                    dd { profile.followers.map { HTML(Words.number($0)) } ?? Parts.unknown() }
                }
                dt { "Known to" }
                dd { Facts.identities(person.identities) }
            }
            if person.links.isEmpty {
                p {
                    Parts.unknown(
                        person.wereLinksRequested
                            ? "No source that was asked knows a page of theirs."
                            : "No source was asked for their pages yet."
                    )
                }
            }
        }
    }

    private static func bare(_ url: String) -> String {
        let bare =
            ["https://www.", "http://www.", "https://", "http://"].first { url.hasPrefix($0) }
            .map { String(url.dropFirst($0.count)) } ?? url
        return bare.hasSuffix("/") ? String(bare.dropLast()) : bare
    }

    private func companions(_ all: [Companion], _ address: (Int64) -> Address) -> HTML {
        guard !all.isEmpty else { return p { Parts.unknown("Nobody else is known.") } }
        return Facts.bars(
            all.map { one in
                let target = address(one.id)
                var shared = everything
                if case .artist(let artist, _) = target { shared.artist = artist }
                if case .person(let other) = target { shared.with = other }
                return (one.name, site.link(target), one.tracks, site.link(.credits(shared, after: nil)))
            })
    }
}
