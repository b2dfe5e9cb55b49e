import Surroundings
import TestSupport
import Testing
import Upstreams

@testable import Credentials

@Suite struct CapabilitiesTests {
    private final class Store: CapabilityStore {
        let stored: [StoredCapability]
        let loads = Locked(0)
        let recorded = Locked<[Capability]>([])

        init(_ stored: [StoredCapability] = []) { self.stored = stored }

        func load(_ key: CredentialKey) async throws -> [StoredCapability] {
            loads.withLock { $0 += 1 }
            return stored
        }

        func record(_ capability: Capability, _ key: CredentialKey) async throws {
            recorded.withLock { $0.append(capability) }
        }
    }

    private let key = CredentialKey(UpstreamKey("spotify"), parts: ["id", "secret"])
    private let day = Duration.seconds(24 * 3_600)

    @Test("the store is read once, whoever asks how often")
    func readOnce() async throws {
        let store = Store([StoredCapability(Capability("search_max", 50, isRefusal: false), age: .seconds(1))])
        let capabilities = Capabilities(key, store: store)
        try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for _ in 0..<20 { group.addTask { try await capabilities.values() } }
            for try await values in group { #expect(values == ["search_max": 50]) }
        }
        #expect(store.loads.value == 1)
    }

    @Test("a refusal is believed for seven days from when it was found out, a grant for good")
    func belief() async throws {
        let time = ManualTime()
        let store = Store([
            StoredCapability(Capability("old", 0, isRefusal: true), age: day * 7),
            StoredCapability(Capability("recent", 0, isRefusal: true), age: day * 6),
            StoredCapability(Capability("grant", 1, isRefusal: false), age: day * 400),
        ])
        let capabilities = Capabilities(key, store: store, surroundings: .manual(time))
        #expect(try await capabilities.values() == ["recent": 0, "grant": 1])
        time.advance(by: day)
        #expect(try await capabilities.values() == ["grant": 1])
    }

    @Test("what is recorded is stored, counts at once, and starts its seven days")
    func recorded() async throws {
        let time = ManualTime()
        let store = Store([StoredCapability(Capability("batch", 1, isRefusal: false), age: .zero)])
        let capabilities = Capabilities(key, store: store, surroundings: .manual(time))
        let refusal = Capability("batch", 0, isRefusal: true)
        try await capabilities.record(refusal)
        #expect(store.recorded.value == [refusal])
        #expect(try await capabilities.values() == ["batch": 0])
        time.advance(by: day * 7 - .seconds(1))
        #expect(try await capabilities.values() == ["batch": 0])
        time.advance(by: .seconds(1))
        #expect(try await capabilities.values() == [:])
    }
}
