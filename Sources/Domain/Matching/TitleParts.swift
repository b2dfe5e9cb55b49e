/// A title parted into what it is called and what is set off at its end: `Song (feat. X) - Live`.
public struct TitleParts: Equatable {
    /// What it is called.
    public var base: Substring
    /// Without their brackets and dashes, the last first.
    public var tails: [Tail] = []

    /// What is set off.
    public struct Tail: Equatable {
        /// Without its brackets or dash.
        public var text: Substring
        /// After a dash there may as well stand a part of the name.
        public var isBracketed: Bool
    }

    /// - Parameter isTail: Whether what stands after a dash is no part of the name.
    public init(_ text: String, isTail: (Substring) -> Bool) {
        base = text[...]
        while let (rest, tail) = Self.bracketed(base) ?? Self.dashed(base), Self.isName(rest) {
            guard tail.isBracketed || isTail(tail.text) else { break }
            base = rest
            tails.append(tail)
        }
    }

    /// Whether something is left that a song can be called.
    private static func isName(_ text: Substring) -> Bool { text.contains { !"()[]{}- ".contains($0) } }

    private static let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]

    /// The bracket that ends the text, with those inside of it.
    private static func bracketed(_ text: Substring) -> (Substring, Tail)? {
        guard let close = text.last, let open = pairs[close] else { return nil }
        var depth = 0
        for index in text.indices.reversed() {
            if text[index] == close { depth += 1 } else if text[index] == open { depth -= 1 }
            guard depth == 0 else { continue }
            let inside = text[text.index(after: index)...].dropLast()
            return (trimmed(text[..<index]), Tail(text: trimmed(inside), isBracketed: true))
        }
        return nil
    }

    /// What follows the last dash that has blanks around it.
    private static func dashed(_ text: Substring) -> (Substring, Tail)? {
        let dash = text.indices.last { index in
            guard text[index] == "-", index > text.startIndex else { return false }
            let next = text.index(after: index)
            return text[text.index(before: index)] == " " && next < text.endIndex && text[next] == " "
        }
        guard let dash else { return nil }
        let tail = trimmed(text[text.index(after: dash)...])
        return (trimmed(text[..<dash]), Tail(text: tail, isBracketed: false))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
