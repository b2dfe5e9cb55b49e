import AnswerForms
import CatalogueAnswers

/// A track: each credit with its evidence, and how that adds up.
struct TrackPage: Sendable {
    let site: Site
    let track: TrackDetail
    let explanation: Explanation

    var page: Page {
        Page(
            title: track.track.title, mark: track.note.isEmpty ? .empty : span(.class("note")) { track.note },
            content: content)
    }

    private var content: HTML {
        together {
            dl(.class("facts")) { facts }
            Parts.section(
                "Credits",
                note:
                    "Each source counts once, by its strongest statement; sources that agree count as independent witnesses."
            ) {
                if explanation.credits.isEmpty {
                    p {
                        Parts.unknown(
                            "No source that was asked states a credit. That is not to say that nobody has one.")
                    }
                }
                explanation.credits.enumerated().map { conclusion($1, id: "c\($0)") }
            }
            if !explanation.setAside.isEmpty {
                Parts.section(
                    "Set aside", note: "Stated of the whole album, where a source names the producer of this recording."
                ) { explanation.setAside.enumerated().map { conclusion($1, id: "s\($0)") } }
            }
            if !explanation.people.isEmpty { people }
        }
    }

    private var facts: HTML {
        together {
            dt { "By" }
            dd { Facts.artists(track.artists, site) }
            dt { "On" }
            dd { albums }
            dt { "Length" }
            dd { track.lengthMs.map { HTML(Words.length(milliseconds: $0)) } ?? Parts.unknown() }
            dt { "ISRC" }
            dd { track.isrcs.isEmpty ? Parts.unknown() : code { track.isrcs.joined(separator: " ") } }
            dt { "Known to" }
            dd { Facts.identities(track.identities) }
        }
    }

    private var albums: HTML {
        guard !track.albums.isEmpty else { return Parts.unknown("no album that is known") }
        return ul(.class("inline")) {
            for album in track.albums {
                li {
                    a(.href(site, .album(album.albumId))) { album.title }
                    album.releaseDate.map { " (\($0.prefix(4)))" } ?? ""
                }
            }
        }
    }

    private func conclusion(_ conclusion: Explanation.Conclusion, id: String) -> HTML {
        details(.class("credit"), .id(id)) {
            summary {
                span(.class("who")) { conclusion.person }
                span(.class("role")) { Words.role(conclusion.role) }
                span(.class("sure")) {
                    if conclusion.confidence > 0 { Facts.confidence(conclusion.confidence) } else { "does not count" }
                }
            }
            ul(.class("evidence")) { conclusion.statements.map(statement) }
            p(.class("sum")) {
                let sum = Arithmetic(conclusion).text
                if !sum.isEmpty { code { sum } }
                if conclusion.isStale, conclusion.confidence > 0 { " (newer than what is stored)" }
                " "
                a(.href(site, .person(conclusion.personId))) { "All of \(conclusion.person)" }
            }
        }
    }

    private func statement(_ statement: Explanation.Statement) -> HTML {
        li(.class("uncounted").when(!statement.isCounted)) {
            if let url = statement.url { Parts.outside(url, statement.source) } else { strong { statement.source } }
            " of the \(statement.level == "release" ? "album" : statement.level): “\(statement.sourceRole)”"
            if !statement.creditedAs.isEmpty { ", as \(statement.creditedAs)" }
            " – weight \(statement.weight.decimal(places: 2))"
            if statement.match < 1 { ", match \(statement.match.decimal(places: 2)) in it" }
            if !statement.isCounted { " (not counted: weaker than another of this source, or set aside)" }
        }
    }

    private var people: HTML {
        Parts.section("Why several records are one person") {
            for person in explanation.people {
                p {
                    a(.href(site, .person(person.personId))) { person.person }
                    ": \(person.records.joined(separator: ", ")). "
                    span(.class("note")) {
                        "\(person.decidedBy.joined(separator: "; ")). Undone by \(person.undoneBy)."
                    }
                }
            }
        }
    }
}
