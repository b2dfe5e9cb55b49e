import CircuitBreaker
import FoundationEssentials
import HTTPTransport
import RateLimiter
import Surroundings
import TestSupport
import Upstreams

@testable import Gateway

/// Answers as it was told and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = @Sendable (_ number: Int) async throws -> HTTPResponse
    private let requests = Locked<[HTTPRequest]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    var sent: Int { requests.withLock { $0.count } }

    func fetch(_ request: HTTPRequest) async throws -> HTTPResponse {
        let number = requests.withLock { requests in
            requests.append(request)
            return requests.count
        }
        return try await answer(number)
    }
}

/// Grants everything at once, until it is told to stop.
final class OpenStore: RateLimitStore, BreakerStore {
    struct Broken: Error {}
    let time: ManualTime
    let penalties = Locked<[Duration]>([])
    let leases = Locked(0)
    let wait = Locked<Duration?>(nil)
    let isBroken = Locked(false)
    private let row = Locked(StoredBreaker(breaker: CircuitBreaker(), epoch: 0, now: .distantPast))

    init(time: ManualTime) { self.time = time }

    var breaker: CircuitBreaker { row.withLock { $0.breaker } }
    var epoch: Int64 { row.withLock { $0.epoch } }

    func lease(
        _ key: UpstreamKey, limit: RateLimit, wanted: Int, lead: Duration, ahead: Duration
    ) async throws -> SlotGrant {
        leases.withLock { $0 += 1 }
        if let wait = wait.value { return SlotGrant(granted: 0, wait: wait) }
        return SlotGrant(granted: 1, grace: .seconds(1))
    }

    func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws {
        penalties.withLock { $0.append(duration) }
    }

    func load(_ key: UpstreamKey) async throws -> StoredBreaker {
        if isBroken.value { throw Broken() }
        var stored = row.value
        stored.now = time.now
        return stored
    }

    func swap(_ key: UpstreamKey, from epoch: Int64, to breaker: CircuitBreaker) async throws -> StoredBreaker? {
        row.withLock { row in
            guard row.epoch == epoch else { return nil }
            row = StoredBreaker(breaker: breaker, epoch: epoch + 1, now: time.now)
            return row
        }
    }
}
