public import Surroundings

/// What one credential turned out to be granted: read once, then kept in memory and in the store.
///
/// Grants are believed until they are refused, refusals for a week: then they are unknown, and may be tried anew.
public actor Capabilities {
    public static let refusalsBelievedFor = Duration.seconds(7 * 24 * 3_600)

    private struct Known {
        let value: Int
        /// nil: for good.
        let until: Duration?
    }

    private let key: CredentialKey
    private let store: any CapabilityStore
    private let surroundings: Surroundings
    private var known: [String: Known]?
    private var load: Task<[StoredCapability], any Error>?

    public init(_ key: CredentialKey, store: any CapabilityStore, surroundings: Surroundings = .live) {
        self.key = key
        self.store = store
        self.surroundings = surroundings
    }

    private var now: Duration { surroundings.time.monotonic }

    /// Values by name; what is not there is unknown.
    ///
    /// - Throws: Errors of the store.
    public func values() async throws -> [String: Int] {
        try await loaded().filter { $0.value.until.map { $0 > now } ?? true }.mapValues(\.value)
    }

    /// - Throws: Errors of the store; then it is not known here, either.
    public func record(_ capability: Capability) async throws {
        _ = try await loaded()
        try await store.record(capability, key)
        known?[capability.name] = believed(capability, age: .zero)
    }

    private func loaded() async throws -> [String: Known] {
        if let known { return known }
        let load = load ?? Task { [store, key] in try await store.load(key) }
        self.load = load
        defer { self.load = nil }
        let stored = try await load.value
        // Another caller of the same load may have been here first, and recorded something since.
        if let known { return known }
        let fresh = stored.reduce(into: [:]) { $0[$1.capability.name] = believed($1.capability, age: $1.age) }
        known = fresh
        return fresh
    }

    private func believed(_ capability: Capability, age: Duration) -> Known {
        Known(
            value: capability.value,
            until: capability.isRefusal ? now + Self.refusalsBelievedFor - age : nil)
    }
}
