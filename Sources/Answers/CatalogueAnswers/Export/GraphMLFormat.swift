import AnswerForms
import FleetMessages
import Messages
import PrintableText

/// A graph of people, tracks and artists, as GraphML: who did what on a track, and who performs it.
///
/// An edge leads from a person to a track with role, confidence and sources, or from an artist to a track with the
/// role `artist`. It remembers which nodes it wrote, by their numbers only.
struct GraphMLFormat: CreditFormat {
    private var tracks: Set<Int64> = []
    private var people: Set<Int64> = []
    private var artists: Set<Int64> = []

    let head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="kind" for="node" attr.name="kind" attr.type="string"/>
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="isrcs" for="node" attr.name="isrcs" attr.type="string"/>
        <key id="albums" for="node" attr.name="albums" attr.type="string"/>
        <key id="links" for="node" attr.name="links" attr.type="string"/>
        <key id="role" for="edge" attr.name="role" attr.type="string"/>
        <key id="confidence" for="edge" attr.name="confidence" attr.type="double"/>
        <key id="sources" for="edge" attr.name="sources" attr.type="string"/>
        <graph id="credits" edgedefault="directed">

        """
    let end = "</graph>\n</graphml>\n"

    mutating func text(of credits: [ExportedCredit]) -> String {
        credits.map { credit in
            track(of: credit) + person(of: credit)
                + Self.edge(
                    from: "p\(credit.personId)", credit,
                    [
                        ("role", credit.role), ("confidence", credit.confidence.decimal(places: 4)),
                        ("sources", Self.list(credit.sources)),
                    ])
        }.joined()
    }

    /// The track with its artists, when it comes for the first time.
    private mutating func track(of credit: ExportedCredit) -> String {
        guard tracks.insert(credit.trackId.rawValue).inserted else { return "" }
        let node = Self.node(
            "t\(credit.trackId)",
            [
                ("kind", "track"), ("label", credit.track), ("isrcs", Self.list(credit.isrcs)),
                ("albums", Self.list(credit.albums)),
            ])
        return credit.artists.reduce(node) { text, artist in
            let isNew = artists.insert(artist.artistId.rawValue).inserted
            let node = isNew ? Self.node("a\(artist.artistId)", [("kind", "artist"), ("label", artist.name)]) : ""
            return text + node + Self.edge(from: "a\(artist.artistId)", credit, [("role", "artist")])
        }
    }

    private mutating func person(of credit: ExportedCredit) -> String {
        guard people.insert(credit.personId.rawValue).inserted else { return "" }
        return Self.node(
            "p\(credit.personId)",
            [
                ("kind", "person"), ("label", credit.person), ("links", Self.list(credit.personLinks.map(\.url))),
            ])
    }

    private static func node(_ id: String, _ data: [(key: String, value: String)]) -> String {
        "<node id=\"\(id)\">\(elements(data))</node>\n"
    }

    private static func edge(
        from source: String, _ credit: ExportedCredit, _ data: [(key: String, value: String)]
    ) -> String {
        "<edge source=\"\(source)\" target=\"t\(credit.trackId)\">\(elements(data))</edge>\n"
    }

    private static func elements(_ data: [(key: String, value: String)]) -> String {
        data.filter { !$0.value.isEmpty }.map { "<data key=\"\($0.key)\">\(escaped($0.value))</data>" }.joined()
    }

    private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }

    /// Text as XML takes it. Characters that XML 1.0 cannot hold at all are left out, and those that
    /// would turn or hide what stands around them.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            // A bare one would be read as a line feed.
            case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n": result.append(scalar)
            case _ where scalar.isUnprintable: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
