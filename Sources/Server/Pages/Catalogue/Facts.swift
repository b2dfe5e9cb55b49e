import CatalogueAnswers
import FleetMessages

/// Parts of pages about things of the catalogue.
enum Facts {
    /// Where sources know a thing: links where they have pages, else their ids.
    static func identities(_ identities: [SourceIdentity]) -> HTML {
        guard !identities.isEmpty else { return Parts.unknown("known to no source") }
        return ul(.class("inline")) {
            for identity in identities {
                li {
                    if let url = identity.url {
                        Parts.outside(url, identity.source)
                    } else {
                        "\(identity.source) "
                        code { identity.nativeId }
                    }
                }
            }
        }
    }

    /// Who is credited, each as a link.
    static func artists(_ artists: [AlbumDetail.Credited], _ site: Site) -> HTML {
        guard !artists.isEmpty else { return Parts.unknown("nobody is named") }
        return ul(.class("inline")) {
            for artist in artists {
                li { a(.href(site, .artist(.init(rawValue: artist.id), after: nil))) { artist.name } }
            }
        }
    }

    static func people(_ people: [AlbumDetail.Credited], _ site: Site) -> HTML {
        guard !people.isEmpty else { return Parts.unknown() }
        return ul(.class("inline")) {
            for person in people {
                li { a(.href(site, .person(.init(rawValue: person.id)))) { person.name } }
            }
        }
    }

    /// Names with the share of tracks that each has, the most first.
    static func bars(_ rows: [(name: String, link: String, tracks: Int, tracksLink: String)]) -> HTML {
        let most = rows.map(\.tracks).max() ?? 0
        return ul(.class("bars")) {
            for row in rows {
                li {
                    a(Attribute("href", row.link)) { row.name }
                    Meter(row.tracks, of: most).html
                    a(
                        .class("n"), Attribute("href", row.tracksLink),
                        .label("\(Words.count(row.tracks, "track")) with \(row.name)")
                    ) {
                        Words.number(row.tracks)
                    }
                }
            }
        }
    }

    /// How sure a credit is, as a bar and a number.
    static func confidence(_ value: Double) -> HTML {
        together {
            Meter(Int((value * 100).rounded()), of: 100).html
            " \(Words.confidence(value))"
        }
    }
}
