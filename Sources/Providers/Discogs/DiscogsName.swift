/// A name as Discogs writes it. Pure.
enum DiscogsName {
    /// The name as people write it: `The Sentinel` for `Sentinel, The (2)`. The number tells namesakes apart, which
    /// the id does, too.
    static func display(_ name: String) -> String {
        let plain = withoutNumber(name)
        let article = ", The"
        return plain.hasSuffix(article) ? "The \(plain.dropLast(article.count))" : plain
    }

    /// Whether the name stands for nobody. Namesakes of these carry a number.
    static func isNobody(_ name: String) -> Bool { nobodies.contains(name) }

    /// Whether the name stands for all whose tracks an album gathers.
    static func isVarious(_ name: String) -> Bool { name == "Various" }

    private static let nobodies: Set = [
        "Various", "Unknown Artist", "No Artist", "Anonymous", "Traditional", "Trad.", "Unknown (Artist)",
    ]

    private static func withoutNumber(_ name: String) -> String {
        guard name.hasSuffix(")"), let start = name.lastIndex(of: "("), start > name.startIndex else { return name }
        let number = name[name.index(after: start)...].dropLast()
        let before = name[..<start]
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }), before.last == " ", before.count > 1
        else { return name }
        return String(before.dropLast())
    }
}
