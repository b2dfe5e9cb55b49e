import PrintableText
import Upstreams

/// Where a source's values become the catalogue's: texts made printable and bounded, numbers within what can be stored,
/// links that lead to public hosts. What doesn't fit is left out, and said among the ``Omissions``.
///
/// What a thing is nothing without (its id) takes the thing along. The bounds lie far above anything that was ever
/// released, and below what an index of the database holds.
struct Border {
    let source: Source

    /// Of ids; in printable ASCII without blanks.
    static let idBytesMaximum = 255
    /// Of titles and names; the longest title known has 865 letters.
    static let textBytesMaximum = 2_000
    /// Of the words for a kind, a role, a country.
    static let wordBytesMaximum = 200
    static let biographyBytesMaximum = 8_000
    static let positions = 0...100_000
    static let lengths = 1...Int(Int32.max)
    static let counts = 0...1_000_000_000_000
    static let offsets = 0...10_000_000

    func note(_ what: String, count: Int = 1) { Omissions.note(source.name, what, count: count) }

    /// nil: no text can be an id that looks so.
    func id(_ text: String, _ field: String) -> String? {
        let isID =
            (1...Self.idBytesMaximum).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        if !isID { note("\(field): not an id") }
        return isID ? text : nil
    }

    /// One line, without blanks around it.
    func text(_ text: String, _ field: String, bytesMaximum: Int = textBytesMaximum) -> String {
        bounded(text.cleaned, field, bytesMaximum).withoutBlanksAround
    }

    func word(_ text: String?, _ field: String) -> String? {
        text.map { self.text($0, field, bytesMaximum: Self.wordBytesMaximum) }
    }

    func lines(_ text: String?, _ field: String) -> String? {
        text.map { bounded($0.cleanedLines, field, Self.biographyBytesMaximum) }
    }

    func number(_ number: Int?, _ range: ClosedRange<Int>, _ field: String) -> Int? {
        guard let number else { return nil }
        if !range.contains(number) { note("\(field): not within \(range.lowerBound) to \(range.upperBound)") }
        return range.contains(number) ? number : nil
    }

    func list<Element>(_ elements: [Element], _ field: String, countMaximum: Int) -> [Element] {
        note("\(field): more than \(countMaximum)", count: elements.count - countMaximum)
        return elements.count > countMaximum ? Array(elements.prefix(countMaximum)) : elements
    }

    private func bounded(_ text: String, _ field: String, _ bytes: Int) -> String {
        guard let cut = text.cut(toBytes: bytes) else { return text }
        note("\(field): longer than \(bytes) bytes, cut")
        return cut
    }
}

extension String {
    fileprivate var withoutBlanksAround: String {
        guard first == " " || last == " " else { return self }
        var rest = drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
