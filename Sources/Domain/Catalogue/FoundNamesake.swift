/// Another artist of the name that was asked for, as the source has them: who was not taken.
public struct FoundNamesake: Sendable, Equatable {
    /// The source's id, by which they can be asked for.
    public var nativeID: String
    /// As the source writes it.
    public var name: String
    /// What tells them from the one taken, in the source's words; empty: nothing.
    public var note: String

    public init(nativeID: String, name: String, note: String) {
        self.nativeID = nativeID
        self.name = name
        self.note = note
    }
}

extension FoundArtist {
    /// What tells the artist from namesakes: the source's own word for that, else kind and country; empty: nothing.
    public var note: String {
        disambiguation.isEmpty ? [kind, country].compactMap(\.self).joined(separator: ", ") : disambiguation
    }

    /// The same artist, as one who was not taken.
    public var asNamesake: FoundNamesake { FoundNamesake(nativeID: nativeID, name: name, note: note) }
}
