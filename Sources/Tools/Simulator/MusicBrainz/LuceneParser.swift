/// Reads a query by recursive descent: any of (all of (clause …)) ….
struct LuceneParser {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    /// The whole text as a query; nil when something is left over or nothing was there.
    mutating func query() -> LuceneQuery? {
        guard let query = alternatives() else { return nil }
        skipBlanks()
        return rest.isEmpty ? query : nil
    }

    /// Clauses that stand side by side are alternatives, as by default in Lucene.
    private mutating func alternatives(field: String? = nil) -> LuceneQuery? {
        var found: [LuceneQuery] = []
        repeat {
            skipBlanks()
            if rest.isEmpty || rest.first == ")" { break }
            guard let next = conjunction(field: field) else { return nil }
            found.append(next)
            _ = skip(word: "OR") || skip(word: "||")
        } while true
        return found.count < 2 ? found.first : .any(found)
    }

    private mutating func conjunction(field: String?) -> LuceneQuery? {
        var found: [LuceneQuery] = []
        repeat {
            let isNegative = skip(word: "NOT") || skip("-") || skip("!")
            _ = skip("+")
            guard let clause = clause(field: field) else { return nil }
            found.append(isNegative ? .not(clause) : clause)
        } while skip(word: "AND") || skip(word: "&&")
        return found.count < 2 ? found.first : .all(found)
    }

    private mutating func clause(field: String?) -> LuceneQuery? {
        skipBlanks()
        if skip("(") {
            guard let inner = alternatives(field: field), skip(")") else { return nil }
            skipModifiers()
            return inner
        }
        if rest.first == "\"" {
            guard let phrase = phrase() else { return nil }
            skipModifiers()
            return .match(field: field, words: NameFolding.words(of: phrase))
        }
        guard let word = term() else { return nil }
        if field == nil, skip(":") { return clause(field: word) }
        skipModifiers()
        let words = NameFolding.words(of: word)
        return .match(field: field, words: words)
    }

    private mutating func phrase() -> String? {
        rest.removeFirst()
        var text = ""
        while let character = rest.popFirst() {
            if character == "\"" { return text }
            guard character == "\\" else {
                text.append(character)
                continue
            }
            if let escaped = rest.popFirst() { text.append(escaped) }
        }
        return nil
    }

    private mutating func term() -> String? {
        var text = ""
        while let character = rest.first, !" ()\":^~".contains(character) {
            rest.removeFirst()
            guard character == "\\" else {
                text.append(character)
                continue
            }
            if let escaped = rest.popFirst() { text.append(escaped) }
        }
        return text.isEmpty ? nil : text
    }

    /// Boosts and fuzziness change ranks that we do not have.
    private mutating func skipModifiers() {
        guard rest.first == "^" || rest.first == "~" else { return }
        rest = rest.dropFirst().drop { $0.isNumber || $0 == "." }
    }

    private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

    private mutating func skip(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skip(word: String) -> Bool {
        let trimmed = rest.drop { $0 == " " }
        guard trimmed.hasPrefix(word), trimmed.dropFirst(word.count).first == " " else { return false }
        rest = trimmed.dropFirst(word.count).drop { $0 == " " }
        return true
    }
}
