public import Upstreams

/// A source has several artists of the name that was asked for, and nothing tells which one is meant: another answer
/// than having none.
public struct AmbiguousArtist: Classified, Equatable {
    /// Always `artist_ambiguous`.
    public var code: String { "artist_ambiguous" }
    /// Names the source and the ids of those who may be meant.
    public let explanation: String

    /// Always terminal: it takes somebody who says which.
    public var disposition: Disposition { .terminal }
    /// Always `ErrorCategory.notFound`: whom the message names can't be found by it.
    public var category: ErrorCategory { .notFound }

    /// Candidates that are listed.
    static let candidatesMaximum = 10

    /// - Parameters:
    ///   - candidates: An id of each, and what tells people who it is.
    ///   - name: As it was asked for.
    public init(_ candidates: [(id: String, note: String)], named name: String, at source: Source) {
        let list = candidates.prefix(Self.candidatesMaximum).map { $0.note.isEmpty ? $0.id : "\($0.id) (\($0.note))" }
        explanation = "\(source) has several artists named “\(name)”: \(list.joined(separator: ", "))"
    }
}
