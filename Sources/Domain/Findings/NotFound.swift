public import Catalogue
public import Upstreams

/// What a message names does not exist: in our database, or at the source.
public struct NotFound: Classified, Equatable {
    /// `<what>_not_found` (`artist_not_found`).
    public let code: String
    /// Names the source, the kind of thing, and how the message names it.
    public let explanation: String

    /// Always terminal: it is not there when asked again.
    public var disposition: Disposition { .terminal }
    /// Always `ErrorCategory.notFound`.
    public var category: ErrorCategory { .notFound }

    /// - Parameters:
    ///   - what: `artist`, `album` …
    ///   - whom: How the message names it.
    ///   - source: Who does not know it.
    public init(_ what: String, _ whom: String, at source: Source) {
        code = "\(what)_not_found"
        explanation = "\(source) has no \(what) \(whom)"
    }
}
