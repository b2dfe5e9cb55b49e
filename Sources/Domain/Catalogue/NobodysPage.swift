public import Upstreams

/// The id that was asked for is a source's page for nobody: various artists, unknown ones. What is gathered there is no
/// act's catalogue.
public struct NobodysPage: Classified, Equatable {
    /// Always `artist_is_nobody`.
    public var code: String { "artist_is_nobody" }
    /// Names the source and the id.
    public let explanation: String

    /// Always terminal.
    public var disposition: Disposition { .terminal }
    /// Always `ErrorCategory.notFound`.
    public var category: ErrorCategory { .notFound }

    /// - Parameter id: As it was asked for.
    public init(_ id: String, at source: Source) {
        explanation = "\(source)'s page \(id) stands for nobody: various artists, or unknown ones, are no act"
    }
}
