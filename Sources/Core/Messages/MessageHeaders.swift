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
    /// What of ours it is about, where its body can't say so: ids by the name of their kind, lower-case letters.
    public var subjects: [String: Int64]

    /// The version that this program writes, and the highest that it understands.
    public static let versionCurrent = 1
    /// Deepest chain; a page of a page of a page … ends here.
    public static let hopMaximum = 500

    public init(
        run: UUID? = nil, version: Int = versionCurrent, hop: Int = 0, source: String? = nil,
        subjects: [String: Int64] = [:]
    ) {
        self.run = run
        self.version = version
        self.hop = hop
        self.source = source
        self.subjects = subjects
    }

    /// Reads what it understands; anything else in the headers belongs to somebody else.
    public init(json: String?) {
        self.init()
        guard let json, case .object(let fields)? = JSONValue(parsing: json) else { return }
        if case .text(let text)? = fields["run"] { run = UUID(uuidString: text) }
        if case .integer(let number)? = fields["v"] { version = Int(number) }
        if case .integer(let number)? = fields["hop"] { hop = Int(clamping: number) }
        if case .text(let text)? = fields["source"], Self.isName(text) { source = text }
        for case (let name, .integer(let number)) in fields where number > 0 && Self.isSubject(name) {
            subjects[name] = Int64(number)
        }
    }

    /// The headers of a message that this one leads to.
    ///
    /// - Parameters:
    ///   - source: The one source that it is about.
    ///   - subjects: What of ours it is about.
    public func next(at source: String? = nil, subjects: [String: Int64] = [:]) -> MessageHeaders {
        precondition(source.map(Self.isName) ?? true, "a source's name is plain letters")
        precondition(subjects.keys.allSatisfy(Self.isSubject), "a subject's name is plain letters, and none of ours")
        return MessageHeaders(run: run, hop: hop + 1, source: source, subjects: subjects)
    }

    /// The object that goes into the headers' column: `{"run":"…","v":1,"hop":0}`, and what else is not nil.
    public var json: String {
        let run = run.map { #""run":"\#($0.uuidString.lowercased())","# } ?? ""
        let source = source.map { #","source":"\#($0)""# } ?? ""
        let subjects = subjects.sorted { $0.key < $1.key }.map { #","\#($0.key)":\#($0.value)"# }.joined()
        return #"{\#(run)"v":\#(version),"hop":\#(hop)\#(source)\#(subjects)}"#
    }

    private static func isSubject(_ text: String) -> Bool {
        isName(text) && !["run", "v", "hop", "source"].contains(text)
    }

    private static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
}
