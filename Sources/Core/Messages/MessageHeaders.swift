public import struct FoundationEssentials.UUID

/// What travels beside a message: its run, its version, how far down the chain it stands.
public struct MessageHeaders: Sendable, Equatable {
    /// The discovery that this message belongs to; nil when somebody sent it by hand.
    public var run: UUID?
    /// The version of the message's shape; 1 when not said.
    public var version: Int
    /// How many messages led to this one; bounds fan-out.
    public var hop: Int
    /// The one source that this message is about; nil: all that there are.
    public var source: String?
    /// The artist of ours whom it is about, where its body has only a source's word for them.
    public var artist: ArtistID?

    /// The version that this program writes, and the highest that it understands.
    public static let versionCurrent = 1
    /// Deepest chain; a page of a page of a page … ends here.
    public static let hopMaximum = 500

    public init(
        run: UUID? = nil, version: Int = versionCurrent, hop: Int = 0, source: String? = nil, artist: ArtistID? = nil
    ) {
        self.run = run
        self.version = version
        self.hop = hop
        self.source = source
        self.artist = artist
    }

    /// Reads what it understands; anything else in the headers belongs to somebody else.
    public init(json: String?) {
        self.init()
        guard let json, case .object(let fields)? = JSONValue(parsing: json) else { return }
        if case .text(let text)? = fields["run"] { run = UUID(uuidString: text) }
        if case .integer(let number)? = fields["v"] { version = Int(number) }
        if case .integer(let number)? = fields["hop"] { hop = Int(clamping: number) }
        if case .text(let text)? = fields["source"], Self.isName(text) { source = text }
        if case .integer(let number)? = fields["artist"], number > 0 { artist = ArtistID(rawValue: Int64(number)) }
    }

    /// The headers of a message that this one leads to.
    ///
    /// - Parameters:
    ///   - source: The one source that it is about.
    ///   - artist: The artist that it is about.
    public func next(at source: String? = nil, about artist: ArtistID? = nil) -> MessageHeaders {
        precondition(source.map(Self.isName) ?? true, "a source's name is plain letters")
        return MessageHeaders(run: run, hop: hop + 1, source: source, artist: artist)
    }

    public var json: String {
        let run = run.map { #""run":"\#($0.uuidString.lowercased())","# } ?? ""
        let source = source.map { #","source":"\#($0)""# } ?? ""
        let artist = artist.map { #","artist":\#($0)"# } ?? ""
        return #"{\#(run)"v":\#(version),"hop":\#(hop)\#(source)\#(artist)}"#
    }

    private static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
}
