import Matching

/// Cells that say that nothing is known, in the words that lists have for it. Pure.
enum KnownText {
    /// The text; empty where it says that it is unknown.
    static func of(_ text: String) -> String {
        guard text.utf8.count <= 24 else { return text }
        let key = NameKey(text).text
        if unknown.contains(key) || key.allSatisfy({ "-?.*/_–—[]()".contains($0) }) { return "" }
        return text
    }

    /// An artist's name; empty where it stands for many.
    static func artist(_ text: String) -> String {
        let text = of(text)
        return text.utf8.count <= 24 && several.contains(NameKey(text).text) ? "" : text
    }

    private static let unknown: Set<String> = [
        "", "unk", "unknown", "null", "nil", "none", "n a", "nan", "undefined", "not available", "not known",
        "no data", "missing", "unknown artist", "unknown album", "unknown title", "no artist",
    ]
    private static let several: Set<String> = ["various artists", "various", "v a", "va", "verschiedene", "diverse"]
}
