import Matching

/// A cell as text, number or truth. Pure.
enum CellText {
    /// Longer cells are no names of songs.
    static let bytesMaximum = 2_000

    static func tidied(_ cell: String) -> String { PlainText.tidied(FormulaGuard.removed(cell)) }

    /// nil: nothing is said. The words of programs for nothing are nothing, unless a song may be called so.
    static func value(_ cell: String, keepsWords: Bool = false) -> String? {
        let text = tidied(cell)
        if text.isEmpty || (!keepsWords && isNothing(text)) { return nil }
        return text
    }

    static func isNothing(_ text: String) -> Bool { text == "undefined" || text == "null" }

    /// A whole number from 0; nil: it is none, or larger than any field can mean.
    static func number(_ cell: String, maximum: Int = 1_000_000) -> Int? {
        guard let value = value(cell), value.utf8.count <= 9, let number = Int(value), (0...maximum).contains(number)
        else { return nil }
        return number
    }

    /// In milliseconds: `205500`, or seconds with their unit or a colon: `225s`, `3:45`.
    static func milliseconds(_ cell: String, isSeconds: Bool) -> Int? {
        guard var text = value(cell) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        if (2...3).contains(parts.count) {
            let seconds = parts.reduce(Int?(0)) { sum, part in
                guard let sum, let part, (0..<6_000).contains(part) else { return nil }
                return sum * 60 + part
            }
            return seconds.map { $0 * 1_000 }
        }
        let isMarked = text.hasSuffix("s")
        if isMarked { text.removeLast() }
        let scale = isMarked || isSeconds ? 1_000 : 1
        return number(text, maximum: 90_000_000 / scale).map { $0 * scale }.flatMap { $0 > 0 ? $0 : nil }
    }

    static func truth(_ cell: String) -> Bool? {
        switch value(cell)?.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
