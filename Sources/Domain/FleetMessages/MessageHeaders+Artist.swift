public import Messages

extension MessageHeaders {
    private static let artistKind = "artist"

    /// The artist of ours whom the message is about, where its body has only a source's word for them.
    public var artist: ArtistID? { subjects[Self.artistKind].map(ArtistID.init(rawValue:)) }

    /// The headers of a message that this one leads to.
    ///
    /// - Parameters:
    ///   - source: The one source that it is about.
    ///   - artist: The artist that it is about.
    public func next(at source: String? = nil, about artist: ArtistID?) -> MessageHeaders {
        next(at: source, subjects: artist.map { [Self.artistKind: $0.rawValue] } ?? [:])
    }
}
