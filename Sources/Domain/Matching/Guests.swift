/// Guests that a title names. Pure.
enum Guests {
    /// Words that mark a guest and nothing else, in the form of ``NameKey``.
    static let words: Set<Substring> = ["feat", "ft", "featuring"]

    /// A title without `(feat. …)`, wherever it stands, and without a `feat. …` that nothing sets off, which goes on to
    /// the end or to the next bracket or dash.
    static func cut(from title: String) -> String {
        guard let mark = mark(in: title) else { return title }
        let start = title[..<mark].lastIndex { $0 != " " } ?? title.startIndex
        let isBracketed = "([{".contains(title[start])
        let ends: Set<Character> = isBracketed ? [")", "]", "}"] : ["(", "[", "{"]
        var end = title[mark...].firstIndex(where: ends.contains) ?? title.endIndex
        if isBracketed && end < title.endIndex { end = title.index(after: end) }
        if !isBracketed, let dash = title[mark...].firstRange(of: " - "), dash.lowerBound < end {
            end = dash.lowerBound
        }
        let before = isBracketed ? title[..<start] : title[...start]
        let rest = [before, title[end...]].map { PlainText.tidied(String($0)) }.filter { !$0.isEmpty }
        return rest.isEmpty || rest[0].isEmpty ? title : cut(from: rest.joined(separator: " "))
    }

    /// Whether words name some of these artists and nothing else.
    static func are(_ words: ArraySlice<Substring>, _ artists: [NameKey]) -> Bool {
        let names = artists.map { $0.text.split(separator: " ") }.filter { !$0.isEmpty }
        var rest = words
        var isAny = false
        while let first = rest.first {
            if let name = names.filter({ rest.starts(with: $0) }).max(by: { $0.count < $1.count }) {
                rest = rest.dropFirst(name.count)
                isAny = true
            } else if ["and", "with", "y", "et", "und", "e", "x"].contains(first) {
                rest = rest.dropFirst()
            } else {
                return false
            }
        }
        return isAny
    }

    /// Where a word begins that marks a guest, after a name and before another.
    private static func mark(in title: String) -> String.Index? {
        var start = title.startIndex
        while let first = title[start...].firstIndex(where: { $0.isLetter }) {
            let word = title[first...].prefix { $0.isLetter }
            let isMark = words.contains(Substring(word.lowercased())) && first > title.startIndex
            let isAfterGap = isMark && " ([{".contains(title[title.index(before: first)])
            let names = title[word.endIndex...].drop { ".: ".contains($0) }
            if isAfterGap, names.startIndex > word.endIndex, names.first.map({ !")]}".contains($0) }) == true {
                return first
            }
            start = word.endIndex
        }
        return nil
    }
}
