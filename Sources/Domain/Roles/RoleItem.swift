import Matching

/// One item of a list of roles: `Producer [Re-produced]`. Pure.
struct RoleItem: Equatable {
    /// As written, brackets included.
    let text: String
    /// What stands outside of brackets.
    let name: String
    /// What stands in brackets, each in its own.
    let details: [String]

    /// Longest item that is kept as written, in characters.
    static let lengthMaximum = 300

    /// Commas and semicolons outside of brackets part items; inside they belong to the text there.
    static func items(in line: String) -> [RoleItem] {
        var texts = [""]
        var depth = 0
        for character in line {
            if opening.contains(character) { depth += 1 }
            if closing.contains(character) { depth = max(0, depth - 1) }
            if depth == 0, parting.contains(character) {
                texts.append("")
            } else {
                texts[texts.count - 1].append(character)
            }
        }
        return texts.compactMap { RoleItem($0) }
    }

    /// nil: nothing stands outside of brackets.
    private init?(_ written: String) {
        var name = ""
        var details: [String] = []
        var depth = 0
        for character in written {
            let isOpening = Self.opening.contains(character)
            let isClosing = Self.closing.contains(character) && depth > 0
            if isOpening, depth == 0 { details.append("") }
            if isClosing { depth -= 1 }
            if depth > 0 {
                details[details.count - 1].append(character)
            } else if !isOpening, !isClosing {
                name.append(character)
            } else {
                name.append(" ")
            }
            if isOpening { depth += 1 }
        }
        self.name = name.withoutBlanksAround
        self.details = details.map(\.withoutBlanksAround)
        text = String(written.withoutBlanksAround.prefix(Self.lengthMaximum))
        guard !self.name.isEmpty else { return nil }
    }

    private static let opening: Set<Character> = ["[", "(", "［", "（"]
    private static let closing: Set<Character> = ["]", ")", "］", "）"]
    private static let parting: Set<Character> = [",", ";", "、", "，", "；"]
}

extension RoleItem {
    /// A name as cut at its signs and words for "and", blanks removed; one part where there are none.
    static func parts(of name: String) -> [String] {
        var parts = [""]
        let words = name.split(omittingEmptySubsequences: false) { $0.isWhitespace }
        for word in words {
            if conjunctions.contains(word.lowercased()) {
                parts.append("")
                continue
            }
            for (index, piece) in word.split(omittingEmptySubsequences: false, whereSeparator: signs.contains)
                .enumerated()
            {
                if index > 0 { parts.append("") }
                parts[parts.count - 1] += " \(piece)"
            }
        }
        return parts.map(\.withoutBlanksAround).filter { !$0.isEmpty }
    }

    private static let signs: Set<Character> = ["&", "+", "/", "|", "＆", "・", "•"]
    private static let conjunctions: Set<String> = [
        "-", "–", "and", "und", "et", "y", "e", "och", "og", "en", "ja", "i", "и", "n'", "'n'",
    ]
}
