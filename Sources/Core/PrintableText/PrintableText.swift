extension String {
    /// Fit for one line of a terminal, a file or a page: what somebody else wrote must not move the cursor, turn the
    /// text or hide in it. Line ends and tabs become blanks; what else is unprintable is left out.
    ///
    /// A joiner stays after a letter that can be joined. Equal to itself when applied twice.
    package var cleaned: String { cleaned(keepsLines: false) }

    /// The same, with its line ends (as line feeds) where they were: for texts of several lines.
    package var cleanedLines: String { cleaned(keepsLines: true) }

    private func cleaned(keepsLines: Bool) -> String {
        guard unicodeScalars.contains(where: { $0.isUnprintable || $0.isJoiner }) else { return self }
        var kept = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        var given: Unicode.Scalar?
        for scalar in unicodeScalars {
            defer { given = scalar }
            if scalar == "\n" && given == "\r" { continue }
            if scalar.breaksLine {
                last = keepsLines && scalar != "\t" ? "\n" : " "
            } else if scalar.isUnprintable || (scalar.isJoiner && last?.takesJoiner != true) {
                continue
            } else {
                last = scalar
            }
            if let last { kept.append(last) }
        }
        return String(kept)
    }

    /// At most so many bytes of UTF-8, cut between characters; nil where nothing had to be cut.
    package func cut(toBytes bytes: Int) -> String? {
        guard utf8.count > bytes else { return nil }
        var used = 0
        let characters = prefix { character in
            used += character.utf8.count
            return used <= bytes
        }
        guard characters.isEmpty else { return String(characters) }
        // Characters may be of any length; where the first is longer than all that is granted, scalars are cut.
        used = 0
        let scalars = unicodeScalars.prefix { scalar in
            used += UTF8.width(scalar)
            return used <= bytes
        }
        return String(scalars)
    }

    /// A JSON text with every unprintable character as its escape, so that a terminal shows it and a reader of JSON
    /// gets the text as it was. The line feeds between values stay.
    package var withUnprintableEscaped: String {
        guard unicodeScalars.contains(where: { $0.isUnprintable && $0 != "\n" }) else { return self }
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar.isUnprintable && scalar != "\n" {
                for unit in scalar.utf16 { escaped += Self.escape(unit) }
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
