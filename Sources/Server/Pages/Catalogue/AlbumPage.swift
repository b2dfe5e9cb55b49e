import CatalogueAnswers

/// An album: its tracks in order, each with its producers.
struct AlbumPage: Sendable {
    let site: Site
    let album: AlbumDetail

    var page: Page {
        Page(title: album.album.title, mark: album.album.kind.map { Parts.pill($0) } ?? .empty, content: content)
    }

    private var content: HTML {
        together {
            dl(.class("facts")) {
                dt { "By" }
                dd { Facts.artists(album.artists, site) }
                dt { "Released" }
                dd { album.album.releaseDate.map { HTML($0) } ?? Parts.unknown() }
                dt { "Producer known" }
                dd {
                    "\(Words.number(album.album.tracksWithProducer)) of \(Words.count(album.album.tracks, "track"))"
                }
                dt { "Known to" }
                dd { Facts.identities(album.identities) }
            }
            Parts.section("Tracks") { tracks }
        }
    }

    private var tracks: HTML {
        guard !album.entries.isEmpty else { return p { Parts.unknown("None is known yet.") } }
        let hasDiscs = Set(album.entries.map(\.disc)).count > 1
        let columns: [Column] = [.text("Track"), .text("Producers"), .number("Credits"), .number("Length")]
        return Parts.rows("Tracks in order", columns, album.entries.map { row($0, hasDiscs: hasDiscs) })
    }

    private func row(_ entry: AlbumDetail.Entry, hasDiscs: Bool) -> [HTML] {
        [
            together {
                span(.class("note")) { (hasDiscs ? "\(entry.disc)–" : "") + "\(entry.position). " }
                a(.href(site, .track(entry.trackId))) { entry.title }
                if entry.artists != album.album.artists, !entry.artists.isEmpty {
                    span(.class("sub")) { entry.artists }
                }
            },
            Facts.people(entry.producers, site),
            a(.href(site, .track(entry.trackId)), .label("\(Words.count(entry.credits, "credit")) of \(entry.title)")) {
                Words.number(entry.credits)
            },
            entry.lengthMs.map { HTML(Words.length(milliseconds: $0)) } ?? Parts.unknown(),
        ]
    }
}
