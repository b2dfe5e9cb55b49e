public import FoundationEssentials
public import Postgres

/// Asks a listening archive what people ask. Nothing is locked and nothing changes.
///
/// Row-level security holds: a database of the role `linernotes_listener` answers of its own listener alone.
public struct ListeningQueries: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }
}

/// From one time up to another; both nil: of all time.
public struct Period: Sendable, Equatable {
    /// The first moment that counts.
    public let from: Date?
    /// The first that does not.
    public let to: Date?

    public init(from: Date? = nil, to: Date? = nil) { (self.from, self.to) = (from, to) }

    /// Always.
    public static let always = Period()
}

/// There is no listener of that name.
public struct ListenerUnknown: Error, Equatable, Sendable {
    /// The name that was asked for.
    public let name: String
}
