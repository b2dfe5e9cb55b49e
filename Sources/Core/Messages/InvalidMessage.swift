public import Upstreams

/// Why a message is not what its queue holds. Terminal: it never will be.
public struct InvalidMessage: Classified, Equatable, CustomStringConvertible {
    /// Names the field and what it should be; quotes nothing of the message.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }

    public var disposition: Disposition { .terminal }
    public var category: ErrorCategory { .invalidMessage }
    public var code: String { "invalid_message" }
    public var explanation: String { reason }
    public var description: String { reason }
}
