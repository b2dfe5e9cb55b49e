import PrintableText

/// How many columns of a terminal a text takes: two for East Asian wide letters and emoji, none for marks.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.contains(where: { $0 == "\u{FE0F}" }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(first) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
    }

    /// The blocks that are wide throughout (Unicode's EastAsianWidth W and F), those that names use.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x20000...0x3FFFD,
    ]
}

extension String {
    /// Fit for one line of a terminal: what providers call things must not move the cursor or turn the text.
    var printable: String { cleaned }

    /// Fit for a terminal, its lines kept.
    var printableLines: String { cleanedLines }

    /// At most so many columns; what is cut off shows as `…`.
    func truncated(to width: Int) -> String {
        guard DisplayWidth.of(self) > width else { return self }
        guard width > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in self {
            let next = DisplayWidth.of(character)
            guard used + next <= width - 1 else { break }
            kept.append(character)
            used += next
        }
        return kept + "…"
    }
}
