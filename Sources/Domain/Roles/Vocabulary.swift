import Catalogue
import Matching

/// The words in which sources state roles, in the languages in which records are printed.
///
/// One word does one thing. Words are folded as names are (``Matching/NameKey``) and stand in the singular; what is
/// not here is mended (``Spelling``) before it counts as unknown.
enum Vocabulary {
    static let words: [String: RoleWord] = {
        var words: [String: RoleWord] = [:]
        for (word, text) in makers + details + performers + apart {
            for key in text.split(whereSeparator: \.isWhitespace) { words[NameKey(String(key)).text] = word }
        }
        return words
    }()

    /// What several words mean together, where the last of them alone would mislead.
    static let phrases: [String: RoleJob] = {
        var phrases: [String: RoleJob] = [:]
        for (job, text) in manyWords {
            for line in text.split(separator: ",") { phrases[NameKey(String(line)).text] = job }
        }
        return phrases
    }()

    /// What stands between a job and a name.
    static let by: Set<String> = ["by", "von", "par", "por", "da", "di", "av", "af", "door", "przez", "de"]

    /// Parts of words that are often written apart.
    static let prefixes: Set<String> = ["re", "pre", "post", "mid"]

    /// A word as it is here: itself, in the singular, cut where two were run together, or mended.
    static func mended(_ token: String) -> [String] {
        if words[token] != nil || by.contains(token) || exempt.contains(token) { return [token] }
        if let single = single(token) { return [single] }
        if let pair = pair(token) { return pair }
        let near = wordsByInitial[token.unicodeScalars.first ?? " "] ?? []
        return [Spelling.mended(token, among: near, meaning: { words[$0] }) ?? token]
    }

    private static func single(_ token: String) -> String? {
        ["s", "es"].lazy.filter(token.hasSuffix).map { String(token.dropLast($0.count)) }
            .first { $0.count > 2 && words[$0] != nil }
    }

    /// `writtenby`, `coproducer`.
    private static func pair(_ token: String) -> [String]? {
        guard token.count >= 6, token.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
        let cuts = [token.index(token.startIndex, offsetBy: 2), token.index(token.endIndex, offsetBy: -2)]
        return cuts.lazy.map { [String(token[..<$0]), String(token[$0...])] }.first { pair in
            (pair[0] == "co" && words[single(pair[1]) ?? pair[1]] != nil) || (pair[1] == "by" && words[pair[0]] != nil)
        }
    }

    private static let wordsByInitial = Dictionary(grouping: words.keys.sorted()) { $0.unicodeScalars.first ?? " " }

    /// Real words that are a slip or two from one here and mean nothing of it.
    private static let exempt: Set<String> = [
        "beans", "comprised", "compered", "created", "fixed", "functions", "local", "marked", "masked", "massed",
        "matched",
        "minted", "mixture", "mounted", "musing", "prepared", "procured", "procurer", "productive", "recovered",
        "rejected",
        "removed", "reported", "reproducer", "reproducers", "revised", "vocation", "waiter",
    ]
}
