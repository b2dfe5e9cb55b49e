import FleetMessages
import ListeningAnswers

/// What one listener heard, from one side.
struct ListenerPage: Sendable {
    /// What the side shows.
    enum Content: Sendable {
        case plays([PlayAnswer], hasMore: Bool)
        case heard([HeardAnswer])
        case makers(MakersAnswer)
        case week(WeekAnswer)
    }

    let site: Site
    let listener: ListenerAnswer
    let view: ListenerView
    let content: Content

    var page: Page {
        Page(
            title: "What \(listener.name) hears", trail: [("Listening", .listeners)], section: .listening,
            content: together {
                Parts.tiles([
                    Parts.tile(Words.number(listener.plays), "plays"),
                    Parts.tile(Words.listened(listener.ms), "listened"),
                    Parts.tile(Words.number(listener.songs), "songs"),
                    Parts.tile(Words.share(listener.songsInCatalogue, of: listener.songs), "in the catalogue"),
                ])
                sides
                Parts.section(view.side.title) { shown }
            })
    }

    private var sides: HTML {
        nav(.class("sides"), .label("By")) {
            ul(.class("inline")) {
                for side in ListenerView.Side.allCases {
                    li {
                        a(
                            .href(site, .listener(listener.listenerId, ListenerView(side: side))),
                            Attribute("aria-current", "page").when(side == view.side)
                        ) { side.rawValue }
                    }
                }
            }
        }
    }

    private var shown: HTML {
        switch content {
        case .plays(let plays, let hasMore): played(plays, hasMore)
        case .heard(let heard): charted(heard)
        case .makers(let makers): made(makers)
        case .week(let week): WeekPlot(week: week, site: site, listener: listener.listenerId).html
        }
    }

    private func played(_ plays: [PlayAnswer], _ hasMore: Bool) -> HTML {
        guard !plays.isEmpty else { return p { Parts.unknown("No plays.") } }
        return together {
            Parts.rows(
                "Plays, the latest first",
                [.text("Song"), .text("Artist"), .text("Began"), .number("Listened"), .text("Told by")],
                plays.map { play in
                    [
                        song(play.title, play.trackId), HTML(play.artists.joined(separator: ", ")),
                        Parts.time(play.startedAt),
                        play.msPlayed.map { HTML(Words.length(milliseconds: $0)) } ?? Parts.unknown("–"),
                        HTML((play.sources + play.flags).map(Words.spaced).joined(separator: ", ")),
                    ]
                })
            Parts.more(
                hasMore
                    ? plays.last.map {
                        site.link(.listener(listener.listenerId, ListenerView(side: .plays, after: $0.playId)))
                    } : nil)
        }
    }

    private func song(_ title: String, _ track: String?) -> HTML {
        guard let id = track.flatMap({ Int64($0) }) else { return HTML(title) }
        return a(.href(site, .track(.init(rawValue: id)))) { title }
    }

    private func charted(_ heard: [HeardAnswer]) -> HTML {
        guard !heard.isEmpty else { return p { Parts.unknown("No plays.") } }
        let hasArtist = heard.contains { $0.artist != nil }
        return Parts.rows(
            view.side.title,
            [.text("Name")] + (hasArtist ? [.text("Artist")] : [])
                + [.text("Share of listening"), .number("Listened"), .number("Plays")],
            heard.map { thing in
                [song(thing.name, thing.trackId)] + (hasArtist ? [HTML(thing.artist ?? "")] : [])
                    + [share(thing.share), HTML(Words.listened(thing.ms)), HTML(Words.number(thing.plays))]
            })
    }

    private func made(_ makers: MakersAnswer) -> HTML {
        together {
            p(.class("note")) {
                "Known of \(Words.share(makers.msKnown, of: makers.ms)) of the listening; "
                "\(Words.share(makers.msInCatalogue, of: makers.ms)) of it is in the catalogue. "
                "Of several makers of a song each has all of it."
            }
            if makers.people.isEmpty {
                p { Parts.unknown("Nobody is known yet: discover the artists that are heard most.") }
            } else {
                Parts.rows(
                    view.side.title,
                    [
                        .text("Name"), .text("Share of listening"), .number("Listened"), .number("Plays"),
                        .number("Tracks"), .text("How sure"),
                    ],
                    makers.people.map { person in
                        [
                            a(.href(site, .person(.init(rawValue: Int64(person.personId) ?? 0)))) { person.name },
                            share(person.share), HTML(Words.listened(person.ms)), HTML(Words.number(person.plays)),
                            HTML(Words.number(person.tracks)), Facts.confidence(person.confidence),
                        ]
                    })
            }
        }
    }

    private func share(_ share: Double) -> HTML {
        let part = Int((share * 10_000).rounded())
        return together {
            Meter(part, of: 10_000).html
            " \(Words.share(part, of: 10_000))"
        }
    }
}

extension Words {
    /// `4 d 03 h`, of music.
    static func listened(_ milliseconds: Int) -> String { duration(Double(milliseconds) / 1_000) }
}
