public import Surroundings
public import Upstreams

/// Lets requests to an upstream pass at the pace that the whole fleet together may keep.
///
/// Slots come from the store in small blocks, shortly before they are due: those that a killed process holds are lost to
/// the fleet. Waiting callers of one process share a round trip.
public actor RateLimiter {
    /// What this process knows of one upstream.
    private struct Line {
        var queue = SlotQueue()
        var blockSize = BlockSize()
        var waiting = 0
        /// Rises with each penalty: slots leased before it are void.
        var generation = 0
        var lease: Task<SlotGrant, any Error>?
    }

    /// How far ahead slots are leased, besides the time that the store takes to answer: enough to be there in time on a
    /// busy machine, and few enough to lose.
    static let lookahead = Duration.milliseconds(150)

    private let store: any RateLimitStore
    private let surroundings: Surroundings
    private let waitMaximum: Duration
    private var lines: [UpstreamKey: Line] = [:]

    /// A limiter that waits in place for `waitMaximum` at most: what would take longer is thrown as ``RateLimited``.
    public init(store: any RateLimitStore, surroundings: Surroundings = .live, waitMaximum: Duration = .seconds(5)) {
        self.store = store
        self.surroundings = surroundings
        self.waitMaximum = waitMaximum
    }

    private var now: Duration { surroundings.time.monotonic }

    /// Returns when one request may be sent: at once, before anything else that takes time.
    ///
    /// - Returns: The request's slot. Who does something in between checks that it is still open.
    /// - Throws: ``RateLimited`` as soon as it is clear that the wait would be too long;
    ///   `CancellationError`, which gives the slot back; errors of the store.
    @discardableResult
    public func acquire(_ key: UpstreamKey, limit: RateLimit) async throws -> Slot {
        lines[key, default: Line()].waiting += 1
        defer { lines[key]?.waiting -= 1 }
        let deadline = now + waitMaximum
        var reason = "the fleet's slots are taken"
        repeat {
            try Task.checkCancellation()
            if let slot = take(key) {
                if try await use(slot, key, deadline) { return slot }
            } else {
                let ahead = min(max(deadline - now, .zero), Self.lookahead + (lines[key]?.queue.lead ?? .zero) * 2)
                let grant = try await lease(key, limit, ahead: ahead)
                guard grant.granted == 0 else { continue }
                reason = grant.blockedReason ?? reason
                guard grant.wait <= deadline - now else {
                    throw RateLimited(key, retryAfter: grant.wait, reason: reason)
                }
                try await surroundings.time.sleep(for: max(grant.wait - ahead, .milliseconds(1)))
            }
        } while now <= deadline
        throw RateLimited(key, retryAfter: limit.spacing, reason: reason)
    }

    /// Returns a slot that turned out not to be needed; another caller of this process may have it while it is open.
    public func giveBack(_ slot: Slot, of key: UpstreamKey) { lines[key]?.queue.giveBack(slot) }

    /// Stops the whole fleet's requests to an upstream; callers here that wait for a slot ask anew.
    ///
    /// Slots that other processes leased before may still be used: at most one window ahead.
    public func penalize(_ key: UpstreamKey, for duration: Duration, reason: String) async throws {
        lines[key, default: Line()].queue.removeAll()
        lines[key]?.generation += 1
        try await store.penalize(key, for: duration, reason: reason)
        // A lease that was on its way while the penalty was written brought slots that are void, too.
        lines[key]?.queue.removeAll()
        lines[key]?.generation += 1
    }

    private func take(_ key: UpstreamKey) -> Slot? {
        guard let (slot, missed) = lines[key]?.queue.take(at: now) else { return nil }
        if missed > 0 { lines[key]?.blockSize.missed() }
        return slot
    }

    /// Waits for the slot's time. False: it was missed, or a penalty made it void.
    private func use(_ slot: Slot, _ key: UpstreamKey, _ deadline: Duration) async throws -> Bool {
        let generation = lines[key]?.generation
        if case .early(let wait) = slot.reach(at: now) {
            guard slot.opens <= deadline else {
                lines[key]?.queue.giveBack(slot)
                throw RateLimited(key, retryAfter: wait, reason: "the fleet's slots are taken")
            }
            do {
                try await surroundings.time.sleep(for: wait)
            } catch {
                if lines[key]?.generation == generation { lines[key]?.queue.giveBack(slot) }
                throw error
            }
        }
        guard lines[key]?.generation == generation else { return false }
        switch slot.reach(at: now) {
        case .open:
            lines[key]?.blockSize.used()
            return true
        case .missed:
            lines[key]?.blockSize.missed()
            return false
        case .early:
            // A timer that fired early: the slot is still good.
            lines[key]?.queue.giveBack(slot)
            return false
        }
    }

    /// One round trip for all callers that wait now.
    private func lease(_ key: UpstreamKey, _ limit: RateLimit, ahead: Duration) async throws -> SlotGrant {
        if let lease = lines[key]?.lease { return try await lease.value }
        let lease = Task { try await ask(key, limit, ahead: ahead) }
        lines[key]?.lease = lease
        return try await lease.value
    }

    private func ask(_ key: UpstreamKey, _ limit: RateLimit, ahead: Duration) async throws -> SlotGrant {
        defer { lines[key]?.lease = nil }
        let line = lines[key] ?? Line()
        let wanted = min(line.blockSize.wanted(waiting: line.waiting, spacing: limit.spacing), limit.capacity)
        let askedAt = now
        let grant = try await store.lease(
            key, limit: limit, wanted: wanted, lead: line.queue.lead, ahead: ahead)
        if lines[key]?.generation == line.generation {
            lines[key]?.queue.add(grant, askedAt: askedAt, answeredAt: now)
        }
        return grant
    }
}
