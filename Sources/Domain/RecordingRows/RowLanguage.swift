import Matching

/// A language as a list writes it: `English`, `Eng.`, `en`. Pure.
struct RowLanguage: Equatable {
    /// The code of ISO 639-1 where it is a common one, else its name's start.
    let code: String

    init?(_ text: String) {
        let name = NameKey(text).text
        guard let first = name.split(separator: " ").first, !name.contains("multiple") else { return nil }
        let word = String(first)
        let known = Self.names.first { word == $0.code || $0.words.contains { word.hasPrefix($0) } }
        code = known?.code ?? String(word.prefix(3))
    }

    private static let names: [(code: String, words: [String])] = [
        ("en", ["eng"]), ("de", ["ger", "deu"]), ("fr", ["fre", "fra"]), ("es", ["spa", "esp"]), ("it", ["ita"]),
        ("pt", ["por"]), ("ja", ["jpn", "jap", "jp"]), ("nl", ["dut", "nld", "ned"]), ("sv", ["swe", "sve"]),
        ("fi", ["fin"]), ("no", ["nor"]), ("da", ["dan"]), ("pl", ["pol"]), ("ru", ["rus"]), ("el", ["gre", "ell"]),
        ("tr", ["tur"]), ("cs", ["cze", "ces"]), ("hu", ["hun"]), ("ko", ["kor"]), ("zh", ["chi", "zho", "man"]),
        ("la", ["lat"]), ("he", ["heb"]), ("ar", ["ara"]), ("is", ["ice", "isl"]), ("et", ["est"]),
    ]
}
