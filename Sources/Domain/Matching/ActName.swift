/// The name of an act as databases sort it: `The Prodigy`, `Prodigy, The` and `Prodigy` may be one. Pure.
///
/// Weaker than ``NameKey``: two acts may differ in nothing but the article, so it counts where nobody bears the exact
/// name, or where something else agrees.
public struct ActName: Hashable, Sendable {
    /// Folded, without the article at its start or after a comma at its end.
    public let text: String

    public init(_ name: String) {
        let words = NameKey(name).text.split(separator: " ")
        let isSorted = name.contains(",") && words.count > 1 && words.last.map(Self.articles.contains) == true
        let isLed = words.count > 1 && words.first.map(Self.articles.contains) == true
        text = (isSorted ? words.dropLast() : isLed ? words.dropFirst() : words[...]).joined(separator: " ")
    }

    private static let articles: Set<Substring> = [
        "the", "los", "las", "les", "le", "la", "el", "die", "der", "das", "het", "os", "as", "il", "gli",
    ]
}
