/// A short-lived token that a credential was exchanged for. Every description of it is its id.
public struct AccessToken: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Names the token in the store, so that the token itself needn't be sent about.
    public let id: String
    private let value: String

    public init(id: String, value: String) {
        self.id = id
        self.value = value
    }

    /// The token itself. Call it where it goes into a header, and nowhere else.
    public func reveal() -> String { value }

    public var description: String { "token \(id)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// A token as an upstream has just handed it out.
public struct FreshToken: Sendable, CustomStringConvertible, CustomReflectable {
    let value: String
    /// From the moment it was asked for.
    let lifetime: Duration

    public init(value: String, lifetime: Duration) {
        self.value = value
        self.lifetime = lifetime
    }

    /// Renewed a minute before its end; of a token that hardly lives longer than that, half the life is used.
    var usableFor: Duration { max(lifetime - .seconds(60), lifetime / 2) }

    public var description: String { "fresh token" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
