public import Upstreams

/// Why a message is not what its queue holds. Terminal: it never will be.
public struct InvalidMessage: Classified, Equatable, CustomStringConvertible {
    /// Names the field and what it should be; quotes nothing of the message.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }

    /// Always terminal: the message goes to the dead letters at its first read.
    public var disposition: Disposition { .terminal }
    /// Always `ErrorCategory.invalidMessage`.
    public var category: ErrorCategory { .invalidMessage }
    /// The same for all: what is wrong stands in ``reason``.
    public var code: String { "invalid_message" }
    /// The ``reason``.
    public var explanation: String { reason }
    public var description: String { reason }
}
