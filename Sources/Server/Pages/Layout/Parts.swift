import FoundationEssentials

/// A column of a list.
struct Column: Sendable {
    let title: String
    var isNumber = false

    static func text(_ title: String) -> Column { Column(title: title) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
}

/// Parts that several pages are made of.
enum Parts {
    /// A list in columns; on a phone each row becomes a card whose cells carry their column's title.
    static func rows(_ caption: String, _ columns: [Column], _ rows: [[HTML]]) -> HTML {
        table(.class("rows")) {
            HTML("caption", [.class("unseen")], HTML(caption))
            thead {
                tr { columns.map { column in th(.scope("col"), .class("n").when(column.isNumber)) { column.title } } }
            }
            tbody { rows.map { row in line(row, columns) } }
        }
    }

    private static func line(_ cells: [HTML], _ columns: [Column]) -> HTML {
        tr {
            zip(cells, columns).enumerated().map { index, pair in
                let (cell, column) = pair
                return index == 0
                    ? th(.scope("row")) { cell }
                    : td(.class("n").when(column.isNumber), Attribute("data-label", column.title)) { cell }
            }
        }
    }

    /// A section with its heading; live where it has an id.
    static func section(
        _ title: String, live id: String? = nil, note: String? = nil, @HTMLBuilder _ content: () -> HTML
    ) -> HTML {
        let inside = content()
        return block(id) {
            h2 { title }
            if let note { p(.class("note")) { note } }
            inside
        }
    }

    private static func block(_ id: String?, @HTMLBuilder _ content: () -> HTML) -> HTML {
        HTML("section", id.map { [.id($0), .live] } ?? [], content())
    }

    /// A number with what it counts; a link to exactly those.
    static func tile(_ number: String, _ what: String, to link: String? = nil) -> HTML {
        div(.class("tile")) {
            if let link {
                a(Attribute("href", link)) { strong { number } }
            } else {
                strong { number }
            }
            span { what }
        }
    }

    static func tiles(_ tiles: [HTML]) -> HTML { div(.class("tiles")) { tiles } }

    /// A state in a word; the colour says the same once more.
    static func pill(_ word: String, _ tone: Tone = .plain) -> HTML {
        span(.class("pill \(tone.rawValue)")) { word }
    }

    /// How something is meant.
    enum Tone: String, Sendable {
        case plain, good, warn, bad
    }

    static func notice(_ tone: Tone, @HTMLBuilder _ content: () -> HTML) -> HTML {
        div(.class("notice \(tone.rawValue)")) { content() }
    }

    static func time(_ date: Date) -> HTML {
        HTML("time", [Attribute("datetime", date.formatted(.iso8601))], HTML(Words.time(date)))
    }

    static func unknown(_ text: String = "unknown") -> HTML { span(.class("unknown")) { text } }

    /// The way to the next page of a list; nil: this is the last.
    static func more(_ link: String?) -> HTML {
        guard let link else { return .empty }
        return p(.class("more")) { a(Attribute("href", link), Attribute("rel", "next")) { "More →" } }
    }

    /// An address that a provider gave, as a link where it leads to the web, else as text.
    static func outside(_ url: String, _ text: String) -> HTML {
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else { return HTML(text) }
        return a(Attribute("href", url), Attribute("rel", "noopener noreferrer external"), .class("out")) { text }
    }
}
