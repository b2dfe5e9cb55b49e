import Synchronization

/// How many requests an address may send: a bucket for each, that fills again with time.
final class RateGate: Sendable {
    /// Addresses remembered at once. More than that are only there when somebody makes them up: then all begin anew.
    static let addressesMaximum = 10_000

    private let rate: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    private struct Bucket {
        var tokens: Double
        var at: ContinuousClock.Instant
    }

    /// - Parameter rate: Requests a second on average; ten times that at once.
    init(rate: Double) { self.rate = rate }

    /// Takes from an address's bucket.
    ///
    /// - Returns: nil: go on. Else the whole seconds until there is enough again.
    func take(_ cost: Double = 1, of address: String, at now: ContinuousClock.Instant = .now) -> Int? {
        let capacity = rate * 10
        return buckets.withLock { buckets in
            if buckets.count >= Self.addressesMaximum, buckets[address] == nil { buckets = [:] }
            var bucket = buckets[address] ?? Bucket(tokens: capacity, at: now)
            bucket.tokens = min(capacity, bucket.tokens + rate * ((now - bucket.at) / .seconds(1)))
            bucket.at = now
            defer { buckets[address] = bucket }
            guard bucket.tokens >= cost else { return max(1, Int(((cost - bucket.tokens) / rate).rounded(.up))) }
            bucket.tokens -= cost
            return nil
        }
    }
}
