/// Which version of a song a recording is, as far as a word, an attribute or a kind of release says so. Versions have
/// makers of their own, so they are never mixed up.
public enum VersionMark: Hashable, Sendable {
    case remix, mix, edit, extended, dub, rework
    case live, acoustic, instrumental, acapella, karaoke, orchestral
    case demo, cover, rerecording, freestyle
    case skit, intro, outro, interlude, reprise
    case slowed, spedUp
    /// A version by another word: `(Piano Version)`.
    case version
    /// The number of a part: `Pt. 2`.
    case part(Int)

    /// A word for it that is the same in every language and order of statements: `live`, `part 2`.
    public var name: String { if case .part(let number) = self { "part \(number)" } else { "\(self)" } }
}

extension Set<VersionMark> {
    /// Their names, sorted.
    var names: [String] { map(\.name).sorted() }
}
