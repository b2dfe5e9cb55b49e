import Catalogue

/// Reads the words in which sources state roles. Pure.
///
///     line      = item *(("," / ";") item)          outside of brackets
///     item      = part *(("&" / "/" / " and ") part) where each part is a role by itself
///     part      = words *("[" words "]" / "(" words ")")
///
/// Words are read as people mean them: case, accents and plurals don't matter, a typing error is mended where only one
/// word of the ``Vocabulary`` is near. The last word names the job, those before and in brackets say which kind.
public enum RoleGrammar {
    /// Longest line that is read, in characters. Bounds what a page of text would cost.
    static let lineMaximum = 4_000
    /// Most roles that one line can state.
    static let rolesMaximum = 100

    /// The roles that a line states, in its order, each once. Empty where no words stand outside of brackets.
    public static func readings(of line: String) -> [RoleReading] {
        var seen: Set<RoleReading> = []
        return RoleItem.items(in: String(line.prefix(lineMaximum))).prefix(rolesMaximum)
            .flatMap(readings).filter { seen.insert($0).inserted }
    }

    private static func readings(of item: RoleItem) -> [RoleReading] {
        let (tracks, details) = RoleTracks.taken(from: item)
        let qualifiers = details.map(RoleWords.init)
        return parts(of: item.name).flatMap { words in
            RoleQualifiers(qualifiers).senses(of: RoleSense(words)).map { sense in
                RoleReading(role: sense.role, reach: sense.reach, words: item.text, tracks: tracks)
            }
        }
    }

    /// The roles within an item, where each makes sense by itself: `Producer & Engineer`; not `A & R`.
    private static func parts(of name: String) -> [RoleWords] {
        let whole = RoleWords(name)
        let parts = RoleItem.parts(of: name).map(RoleWords.init)
        guard parts.count > 1, !whole.isPhrase, !whole.isOneJob(of: parts) else { return [whole] }
        let known = parts.filter { RoleSense($0).isUnderstood }
        return known.count == parts.count || (!known.isEmpty && !RoleSense(whole).isUnderstood) ? parts : [whole]
    }
}
