/// Names as a search index sees them: small letters without accents, cut into words.
enum NameFolding {
    static func words(of name: String) -> [String] {
        name.lowercased().map { folded[$0] ?? String($0) }.joined()
            .split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    private static let folded: [Character: String] = {
        let families = [
            "a": "áàâäãåāăą", "c": "çćčĉċ", "d": "ďđ", "e": "éèêëēėęě", "g": "ğĝġģ", "i": "íìîïīįı", "l": "łľļĺ",
            "n": "ñńňņ", "o": "óòôöõøōő", "r": "řŕ", "s": "šśşșŝ", "t": "ťţț", "u": "úùûüūůűų", "y": "ýÿ", "z": "žźż",
            "ae": "æ", "oe": "œ", "ss": "ß", "'": "’‘",
        ]
        var folded: [Character: String] = [:]
        for (plain, accented) in families { for character in accented { folded[character] = plain } }
        return folded
    }()
}
