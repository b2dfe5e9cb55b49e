public import Catalogue
public import Upstreams

/// What a message names does not exist: in our database, or at the source.
public struct NotFound: Classified, Equatable {
    public let code: String
    public let explanation: String

    public var disposition: Disposition { .terminal }
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
