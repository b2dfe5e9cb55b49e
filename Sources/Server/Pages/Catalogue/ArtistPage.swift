import CatalogueAnswers
import FleetMessages

/// An artist: who made their music, over the years and album by album.
struct ArtistPage: Sendable {
    let site: Site
    let artist: ArtistDetail
    let producers: [ProducerAnswer]
    let years: [RoleYear]
    let albums: [AlbumAnswer]
    /// nil: this is the last page of albums.
    let next: AlbumID?

    var page: Page {
        Page(
            title: artist.name,
            mark: artist.disambiguation.isEmpty ? .empty : span(.class("note")) { artist.disambiguation },
            content: content)
    }

    private var content: HTML {
        together {
            Parts.tiles([
                Parts.tile(Words.number(artist.albums), artist.albums == 1 ? "album" : "albums", to: "#albums"),
                Parts.tile(
                    Words.number(artist.tracks), artist.tracks == 1 ? "track" : "tracks",
                    to: site.link(.credits(CreditSelection(artist: artist.artistId), after: nil))),
                Parts.tile(
                    Words.share(artist.tracksWithProducer, of: artist.tracks), "of tracks with a known producer",
                    to: site.link(
                        .credits(
                            CreditSelection(artist: artist.artistId, roles: ProducerRoles.names), after: nil))),
                Parts.tile(
                    Words.number(artist.people), "people credited",
                    to: site.link(.producers(artist.artistId, after: nil))),
            ])
            dl(.class("facts")) {
                dt { "Known to" }
                dd { Facts.identities(artist.identities) }
                dt { "Kind" }
                dd { artist.kind.map { HTML($0) } ?? Parts.unknown() }
                dt { "Country" }
                dd { artist.country.map { HTML($0) } ?? Parts.unknown() }
            }
            div(.class("columns")) {
                Parts.section("Producers", note: "By how many tracks of theirs they produced.") { producerList }
                Parts.section("Credits over the years", note: "By when each track first came out.") { plot }
            }
            HTML(
                "section", [.id("albums")],
                together {
                    h2 { "Albums" }
                    AlbumTable(site: site, albums: albums).html
                    Parts.more(next.map { site.link(.artist(artist.artistId, after: $0)) })
                })
        }
    }

    private var producerList: HTML {
        guard !producers.isEmpty else { return p { Parts.unknown("No producer is known yet.") } }
        return together {
            Facts.bars(
                producers.map { producer in
                    (
                        producer.name, site.link(.person(producer.personId)), producer.tracks,
                        site.link(
                            .credits(
                                CreditSelection(
                                    person: producer.personId, artist: artist.artistId, roles: ProducerRoles.names),
                                after: nil))
                    )
                })
            p(.class("more")) { a(.href(site, .producers(artist.artistId, after: nil))) { "All producers" } }
        }
    }

    private var plot: HTML {
        let plot = YearPlot(years)
        guard !plot.bars.isEmpty else { return p { Parts.unknown("No source says when these tracks came out.") } }
        return plot.html("Credits on tracks of \(artist.name) by year") { year, group in
            site.link(.credits(CreditSelection(artist: artist.artistId, roles: group.roles, year: year), after: nil))
        }
    }
}

/// The roles that make a producer.
enum ProducerRoles {
    static let names = ["producer", "co_producer", "additional_producer"]
}

/// Albums, the newest first.
struct AlbumTable: Sendable {
    let site: Site
    let albums: [AlbumAnswer]

    var html: HTML {
        guard !albums.isEmpty else { return p { Parts.unknown("None is known.") } }
        return Parts.rows(
            "Albums",
            [.text("Album"), .text("Released"), .text("Kind"), .number("Tracks"), .text("Producer known")],
            albums.map { album in
                [
                    a(.href(site, .album(album.albumId))) { album.title },
                    album.releaseDate.map { HTML($0) } ?? Parts.unknown(),
                    album.kind.map { HTML($0) } ?? Parts.unknown(), HTML(Words.number(album.tracks)),
                    together {
                        Meter(album.tracksWithProducer, of: album.tracks).html
                        " \(Words.share(album.tracksWithProducer, of: album.tracks))"
                    },
                ]
            })
    }
}
