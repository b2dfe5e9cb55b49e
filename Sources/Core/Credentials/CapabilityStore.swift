/// Where the fleet keeps what upstreams grant its credentials. ``PostgresCapabilityStore`` is the real one.
public protocol CapabilityStore: Sendable {
    func load(_ key: CredentialKey) async throws -> [StoredCapability]
    /// Notes it as found out now; what was known under the name before is replaced.
    func record(_ capability: Capability, _ key: CredentialKey) async throws
}

/// What a credential turned out to be granted, or not.
public struct Capability: Sendable, Equatable {
    /// As the provider calls it (`search_max`).
    public let name: String
    /// A number as the name says: a largest page, or 1 for granted and 0 for not.
    public let value: Int
    /// Less than could be granted: believed for a while only.
    public let isRefusal: Bool

    public init(_ name: String, _ value: Int, isRefusal: Bool) {
        self.name = name
        self.value = value
        self.isRefusal = isRefusal
    }
}

/// A capability, and how long ago it was found out.
public struct StoredCapability: Sendable, Equatable {
    /// What was found out, the newest of its name.
    public let capability: Capability
    /// Time since then, by the store's clock.
    public let age: Duration

    public init(_ capability: Capability, age: Duration) {
        self.capability = capability
        self.age = age
    }
}
