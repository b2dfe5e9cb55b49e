import CatalogueAnswers
import FleetMessages

/// Producers, those of the most tracks first.
struct ProducersPage: Sendable {
    let site: Site
    /// nil: of all artists.
    let artist: ArtistDetail?
    let producers: [ProducerAnswer]
    /// nil: this is the last page.
    let next: PersonID?

    var page: Page {
        Page(
            title: artist.map { "Producers of \($0.name)" } ?? "Producers",
            trail: artist.map { [($0.name, Address.artist($0.artistId, after: nil))] } ?? [],
            section: artist == nil ? .producers : nil,
            content: together {
                table
                Parts.more(next.map { site.link(.producers(artist?.artistId, after: $0)) })
            })
    }

    private var table: HTML {
        guard !producers.isEmpty else { return p { Parts.unknown("No producer is known yet: discover an artist.") } }
        return Parts.rows(
            "Producers, those of the most tracks first",
            [
                .text("Producer"), .number("Tracks"), .text("Confidence on average"), .text("Sources"),
                .text("Where to reach them"),
            ], producers.map(row))
    }

    private func row(_ producer: ProducerAnswer) -> [HTML] {
        [
            a(.href(site, .person(producer.personId))) { producer.name },
            a(
                .href(
                    site,
                    .credits(
                        CreditSelection(
                            person: producer.personId, artist: artist?.artistId, roles: ProducerRoles.names), after: nil
                    ))
            ) { Words.number(producer.tracks) },
            Facts.confidence(producer.confidenceAverage), HTML(producer.sources.joined(separator: ", ")),
            producer.links.isEmpty
                ? Parts.unknown()
                : ul(.class("inline")) {
                    for link in producer.links.prefix(4) { li { Parts.outside(link.url, Words.spaced(link.platform)) } }
                },
        ]
    }
}
