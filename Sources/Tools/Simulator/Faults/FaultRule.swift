/// A fault and the requests that it hits: all conditions must hold, and one left out holds always.
public struct FaultRule: Sendable, Equatable {
    public var fault: Fault
    /// Ordinals, counted from 1 since the start or the last reset.
    public var requests: ClosedRange<Int>?
    /// Seconds since the start or the last reset, in real time.
    public var seconds: ClosedRange<Double>?
    /// `musicbrainz/release`; `musicbrainz/*` for all of a service; `release` for that endpoint of any service.
    public var endpoint: String?
    /// Every so many of the requests that the other conditions let through, by ordinal.
    public var every: Int?
    /// 0…100, drawn from the seed and the ordinal.
    public var percent: Int?

    public init(
        _ fault: Fault, requests: ClosedRange<Int>? = nil, seconds: ClosedRange<Double>? = nil,
        endpoint: String? = nil, every: Int? = nil, percent: Int? = nil
    ) {
        self.fault = fault
        self.requests = requests
        self.seconds = seconds
        self.endpoint = endpoint
        self.every = every
        self.percent = percent
    }

    /// Whether the rule hits a request.
    ///
    /// - Parameters:
    ///   - full: Service and endpoint.
    ///   - number: Place of the rule in its script, so that two rules draw differently.
    func hits(ordinal: Int, seconds now: Double, endpoint full: String, seed: UInt64, number: Int) -> Bool {
        if let requests, !requests.contains(ordinal) { return false }
        if let seconds, !seconds.contains(now) { return false }
        if let endpoint, !Self.matches(endpoint, full) { return false }
        if let every, !ordinal.isMultiple(of: every) { return false }
        guard let percent else { return true }
        let draw = SplitMix64(seed: seed &+ UInt64(ordinal) &* 1_000_003 &+ UInt64(number) &* 7_919).first
        return draw % 100 < UInt64(max(0, percent))
    }

    private static func matches(_ pattern: String, _ full: String) -> Bool {
        guard let slash = full.firstIndex(of: "/") else { return pattern == full }
        return [full, full[..<slash] + "/*", String(full[full.index(after: slash)...])].contains(pattern)
    }
}
