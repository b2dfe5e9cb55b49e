/// Brings a title as it came into the form that is taken apart: signs of one meaning become one sign.
public enum TitleText {
    /// Longer titles are cut: what tells songs apart stands before.
    public static let lengthMaximum = 300

    /// At most ``lengthMaximum`` characters, entities decoded, dashes, brackets and quotation marks of one form.
    public static func normal(_ raw: String) -> String {
        var text = raw.utf8.count <= lengthMaximum ? raw : String(raw.prefix(lengthMaximum))
        // Text that was stored encoded may have been encoded once more.
        for _ in 0..<2 where text.contains("&") { text = decodingEntities(text) }
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return PlainText.tidied(text) }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(variants[scalar] ?? scalar) }
        return PlainText.tidied(String(scalars))
    }

    /// The typographic forms that have a meaning here: dashes and brackets set off the end of a title, quotation
    /// marks tell a film's name. Compatibility forms of letters are ``NameKey``'s.
    private static let variants: [Unicode.Scalar: Unicode.Scalar] = [
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "－": "-",
        "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"",
        "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]",
    ]

    private static let entities: [Substring: Unicode.Scalar] = [
        "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": "\u{A0}",
    ]

    private static func decodingEntities(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(10).firstIndex(of: ";"),
                let scalar = scalar(named: rest[rest.index(after: rest.startIndex)..<end])
            else {
                result.append(rest.removeFirst())
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(named name: Substring) -> Unicode.Scalar? {
        guard name.first == "#" else { return entities[name] }
        let digits = name.dropFirst()
        let number = digits.first?.lowercased() == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init)
    }
}
