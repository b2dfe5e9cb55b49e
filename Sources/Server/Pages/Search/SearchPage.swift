import CatalogueAnswers
import FleetMessages

/// What a text may mean, of every kind.
struct SearchPage: Sendable {
    let site: Site
    let answer: SearchAnswer

    var page: Page {
        Page(title: answer.text.isEmpty ? "Search" : "Search: \(answer.text)", content: content)
    }

    private var content: HTML {
        together {
            if answer.text.isEmpty {
                p(.class("lead")) {
                    "Give a name, a title, an ISRC, a source's id, or the address of a page at MusicBrainz, Spotify, Genius "
                    "or Discogs."
                }
            } else if answer.hits.isEmpty {
                Parts.notice(.plain) {
                    p { "Nothing in the catalogue is called that, or has that id." }
                    p { a(.href(site, .discover(answer.text))) { "Discover it as an artist" } }
                }
            } else {
                SearchAnswer.Hit.Kind.allCases.map(section)
                p(.class("note")) {
                    "Not who you meant? "
                    a(.href(site, .discover(answer.text))) { "Discover \(answer.text)" }
                }
            }
        }
    }

    private func section(_ kind: SearchAnswer.Hit.Kind) -> HTML {
        let hits = answer.hits.filter { $0.kind == kind }
        guard !hits.isEmpty else { return .empty }
        return Parts.section(Self.title(kind)) {
            Parts.rows(
                Self.title(kind), [.text("Name"), .text("What tells it from others")],
                hits.map { hit in
                    [
                        a(.href(site, Self.address(hit))) { hit.name },
                        hit.detail.isEmpty ? Parts.unknown("–") : HTML(hit.detail),
                    ]
                })
            if hits.count == CatalogueQueries.searchMaximum {
                p(.class("note")) { "The first \(hits.count); give more of the name for others." }
            }
        }
    }

    static func address(_ hit: SearchAnswer.Hit) -> Address {
        switch hit.kind {
        case .artist: .artist(.init(rawValue: hit.id), after: nil)
        case .album: .album(.init(rawValue: hit.id))
        case .track: .track(.init(rawValue: hit.id))
        case .person: .person(.init(rawValue: hit.id))
        }
    }

    private static func title(_ kind: SearchAnswer.Hit.Kind) -> String {
        switch kind {
        case .artist: "Artists"
        case .album: "Albums"
        case .track: "Tracks"
        case .person: "People"
        }
    }
}
