// The one normal form that the standard library has, and doesn't publish: Foundation's would weigh a worker down by
// its tables. `NameKeyTests` fail where it is gone.
@_spi(_Unicode) import Swift

/// A name as it is compared: case, diacritics, typographic variants and spacing don't tell names apart.
///
/// `Beyoncé` equals `BEYONCE`, `Guns N’ Roses` equals `Guns N' Roses`, `Jay‐Z` equals `Jay Z`,
/// `Simon & Garfunkel` equals `Simon and Garfunkel`. Words stay words: `will.i.am` does not equal
/// `William`, for two people made one is worse than one person missed. Marks are dropped from Latin and
/// Greek letters only: elsewhere (`ガ`, `й`) they make another letter.
public struct NameKey: Hashable, Sendable, CustomStringConvertible {
    /// The folded name: words parted by single spaces, composed (NFC), so that equal keys are equal byte by byte. A
    /// name of signs alone (`!!!`) stays as it is.
    public let text: String

    public init(_ name: String) {
        if let text = Self.plain(name) { self.init(text: text) } else { self.init(folding: name) }
    }

    private init(text: String) { self.text = text }

    /// The long way, for names in any letters.
    init(folding name: String) {
        let folded = Self.folded(name)
        let words = Self.words(of: folded) { $0.isSpace || $0.isPunctuation }
        let text = (words.isEmpty ? Self.words(of: folded, partedBy: \.isSpace) : words).joined(separator: " ")
        self.text = text.utf8.allSatisfy { $0 < 0x80 } ? text : String(String.UnicodeScalarView(text._nfc))
    }

    /// Whether nothing is left to compare.
    public var isEmpty: Bool { text.isEmpty }
    public var description: String { text }
}

extension NameKey {
    /// Letters folded; punctuation still in place.
    private static func folded(_ name: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in name.unicodeScalars {
            for lowered in narrow(scalar).properties.lowercaseMapping.unicodeScalars {
                append(lowered, to: &result)
            }
        }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
        if scalar.isASCII { return result.append(scalar) }
        let kind = scalar.properties.generalCategory
        if kind == .format || (kind == .nonspacingMark && (result.last?.takesMarks ?? false)) { return }
        if let plain = letters[scalar] ?? latinBase(of: scalar) {
            result += plain.unicodeScalars
        } else {
            result.append(scalar)
        }
    }

    /// Apostrophes vanish, `&` is a word, what the caller calls a gap parts words.
    private static func words(
        of scalars: [Unicode.Scalar], partedBy isGap: (Unicode.Scalar) -> Bool
    ) -> [String] {
        var words: [String.UnicodeScalarView] = [.init()]
        for scalar in scalars {
            if scalar == "&" {
                words += ["and".unicodeScalars, .init()]
            } else if apostrophes.contains(scalar) {
                continue
            } else if isGap(scalar) {
                words.append(.init())
            } else {
                words[words.count - 1].append(scalar)
            }
        }
        return words.filter { !$0.isEmpty }.map { String($0) }
    }

    /// Full-width forms of ASCII in their usual width.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// `e` for `é`: Unicode names every such letter `LATIN SMALL LETTER E WITH …`.
    private static func latinBase(of scalar: Unicode.Scalar) -> String? {
        let start = "LATIN SMALL LETTER "
        guard let name = scalar.properties.name, name.hasPrefix(start) else { return nil }
        let words = name.dropFirst(start.count).split(separator: " ")
        guard words.count > 2, words[1] == "WITH", words[0].utf8.count <= 2 else { return nil }
        return words[0].lowercased()
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "‘", "ʼ", "ʻ", "`", "´", "′"]

    /// Letters that no rule covers.
    private static let letters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ĸ": "k", "ŋ": "n", "ſ": "s",
        "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ª": "a", "º": "o",
        "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ό": "ο", "ύ": "υ", "ώ": "ω", "ϊ": "ι", "ϋ": "υ", "ΐ": "ι",
        "ΰ": "υ", "ς": "σ", "ё": "е",
    ]
}

extension Unicode.Scalar {
    /// Whether a mark on this letter is an accent that names drop: Latin and Greek.
    fileprivate var takesMarks: Bool {
        (0x61...0x7A).contains(value) || (0x3B1...0x3C9).contains(value)
    }

    fileprivate var isSpace: Bool { properties.isWhitespace }

    fileprivate var isPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
