/// One role of a person on a record: `Producer [Re-produced]`. Pure.
///
/// A credit lists several, parted by commas; a comma inside brackets belongs to the text there.
struct RoleItem: Equatable {
    /// As written, brackets included.
    let text: String
    /// What stands outside of brackets.
    let name: String
    /// What stands in brackets, each in its own.
    let details: [String]

    /// Longest role that is kept as written.
    static let lengthMaximum = 300

    static func items(in role: String) -> [RoleItem] {
        var texts = [""]
        var depth = 0
        for character in role {
            if character == "[" { depth += 1 }
            if character == "]" { depth = max(0, depth - 1) }
            if character == "," && depth == 0 {
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
            switch character {
            case "[":
                if depth == 0 { details.append("") } else { details[details.count - 1].append(character) }
                depth += 1
            case "]" where depth > 0:
                depth -= 1
                if depth > 0 { details[details.count - 1].append(character) }
            default:
                if depth == 0 { name.append(character) } else { details[details.count - 1].append(character) }
            }
        }
        self.name = name.trimmingBlanks
        self.details = details.map(\.trimmingBlanks)
        text = String(written.trimmingBlanks.prefix(Self.lengthMaximum))
        guard !self.name.isEmpty else { return nil }
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
