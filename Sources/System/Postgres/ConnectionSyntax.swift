import CPostgres
import FoundationEssentials

/// Whether libpq can read a connection string, and what in it it cannot: without repeating a secret.
enum ConnectionSyntax {
    /// - Throws: ``DatabaseError`` `.configurationInvalid`
    static func check(_ string: String) throws {
        guard !string.utf8.contains(0) else {
            throw DatabaseError(.configurationInvalid, "The connection string holds the character U+0000.")
        }
        // A bare word is a database's name, as it is for psql.
        guard string.contains("=") || string.contains("://") else { return }
        var complaint: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(complaint) }
        if let options = PQconninfoParse(string, &complaint) { return PQconninfoFree(options) }
        throw error(complaint.map { String(cString: $0) } ?? "", string, known: keywords())
    }

    /// The keywords and values of a list of libpq's; those without a value are left out.
    static func pairs(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var pairs: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { pairs[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return pairs
    }

    /// What to say of a complaint of libpq's, which quotes words of the string.
    static func error(_ complaint: String, _ string: String, known: [String]) -> DatabaseError {
        let word = complaint.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
        if let word, let meant = known.first(where: { distance(word, $0) <= 2 }) {
            return DatabaseError(
                .configurationInvalid, "The connection string has \"\(word)\", which is no option of libpq's.",
                hint: "Write \(meant), if that is meant.")
        }
        if let foreign = ForeignParameters.error(in: string) { return foreign }
        if let word, !word.isEmpty, isOpen(word, in: string) {
            return DatabaseError(
                .configurationInvalid, "The connection string makes no sense at \"\(word)\".",
                hint: "Take it out, or write an option that libpq knows.")
        }
        return DatabaseError(
            .configurationInvalid,
            "The connection string is neither a postgresql:// URI nor key=value pairs as libpq reads them.",
            hint: "In a URI, write @ : / ? # of a password as %40 %3A %2F %3F %23.")
    }

    /// Whether a word stands where no part of a password can be.
    private static func isOpen(_ word: String, in string: String) -> Bool {
        guard string.contains("://") else {
            guard let place = string.firstRange(of: word) else { return false }
            return !string[..<place.lowerBound].lowercased().contains("pass")
        }
        guard let query = string.lastIndex(of: "?") else { return !string.contains("@") }
        let options = string[query...]
        guard let place = options.firstRange(of: word) else { return false }
        return !options.contains("@") && !options[..<place.lowerBound].lowercased().contains("pass")
    }

    static func keywords() -> [String] {
        guard let options = PQconndefaults() else { return [] }
        defer { PQconninfoFree(options) }
        var keywords: [String] = []
        var option = options
        while let keyword = option.pointee.keyword {
            keywords.append(String(cString: keyword))
            option += 1
        }
        return keywords
    }

    /// How many letters must be changed, added or taken away; never short for short words, which are near to all.
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard min(one.count, other.count) > 3 else { return one == other ? 0 : .max }
        var row = Array(0...other.count)
        for (line, letter) in one.enumerated() {
            var corner = row[0]
            row[0] = line + 1
            for (column, wanted) in other.enumerated() {
                let changed = corner + (letter == wanted ? 0 : 1)
                corner = row[column + 1]
                row[column + 1] = min(changed, corner + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
