import PrintableText

/// A piece of a page. Text becomes part of it by escaping alone, so whatever a provider wrote stays text.
///
/// Equal pieces have equal markup.
public struct HTML: Sendable, Equatable {
    /// The piece as a browser reads it.
    public let markup: String

    static let empty = HTML(markup: "")

    private init(markup: String) { self.markup = markup }

    /// Text, as it is to be read: escaped, and without what turns or hides it.
    init(_ text: String) { self.init(markup: Escape.text(text.cleaned)) }

    /// Text of several lines, whose line ends stay.
    init(lines text: String) { self.init(markup: Escape.text(text.cleanedLines)) }

    init(_ parts: [HTML]) { self.init(markup: parts.map(\.markup).joined()) }

    /// An element. Its name and those of its attributes are written in this program; their values are escaped.
    init(_ name: StaticString, _ attributes: [Attribute], _ content: HTML?) {
        let start = "<\(name)" + attributes.map(\.markup).joined() + ">"
        self.init(markup: start + (content.map { $0.markup + "</\(name)>" } ?? ""))
    }

    /// A whole document.
    static func document(_ root: HTML) -> HTML { HTML(markup: "<!doctype html>\n" + root.markup + "\n") }
}

/// What means something to a browser, as its entity.
enum Escape {
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: { entities[$0] != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let entity = entities[byte] { bytes += entity } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let entities: [UInt8: [UInt8]] = [
        UInt8(ascii: "&"): Array("&amp;".utf8), UInt8(ascii: "<"): Array("&lt;".utf8),
        UInt8(ascii: ">"): Array("&gt;".utf8), UInt8(ascii: "\""): Array("&quot;".utf8),
        UInt8(ascii: "'"): Array("&#39;".utf8),
    ]
}
