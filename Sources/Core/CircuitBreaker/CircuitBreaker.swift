import Surroundings

public import struct FoundationEssentials.Date

/// Whether requests to one upstream may go out, decided from what happened to earlier ones.
///
/// Closed: all may, consecutive failures count. Open: none may until `retryAt`. Half-open: one probe may;
/// its success closes the breaker, its failure opens it again for longer. Instants are the database's.
public struct CircuitBreaker: Sendable, Equatable {
    /// Which requests may go; raw values are those of the database.
    public enum State: String, Sendable, CaseIterable {
        case closed, open
        case halfOpen = "half_open"
    }

    /// What is said to one request that asks.
    public enum Admission: Sendable, Equatable {
        case go
        /// Go, as the only one: what happens decides for all.
        case probe
        /// Not now; look again after so long, ``waitMaximum`` at most.
        case wait(Duration)
    }

    /// What became of a request that was let go.
    public enum Outcome: Sendable, Equatable {
        /// The upstream answered sensibly, whatever it said.
        case success
        /// `code`: short and stable (`<upstream>_503`).
        case failure(FailureKind, code: String)
        /// The upstream asks to be left alone for so long. No failure; but a probe that hears it opens no way for others.
        case postponed(for: Duration)
        /// Nothing was sent. A probe's place is free again; else nothing changes.
        case abandoned
    }

    /// A step that concerns everybody who asks this upstream.
    public enum Change: Sendable, Equatable {
        /// No request may go before that instant; said anew when a probe fails or is put off.
        case opened(until: Date)
        case closed
    }

    /// `closed` until failures in a row open it.
    public var state: State = .closed
    /// Failures in a row, those of probes included; an answer that is no failure sets it to 0.
    public var consecutiveFailures = 0
    /// Openings since it was last closed.
    public var trips = 0
    /// When it left `closed`; nil while it is closed. Failed probes do not move it.
    public var openedAt: Date?
    /// From when on a probe may go, while it is open; nil while it is closed.
    public var retryAt: Date?
    /// Names the probe under way, so that no other request's outcome counts; nil: there is none.
    public var probeToken: String?
    /// Until when the probe is waited for; then the next request becomes one. nil: there is none.
    public var probeUntil: Date?
    /// Of the newest failure that counted, kept when it closes: its policy says how long a probe may take.
    public var lastFailureKind: FailureKind?
    /// Of the newest failure that counted, kept when it closes; nil: none ever did.
    public var lastFailedAt: Date?
    /// Of the newest failure that counted (`<upstream>_503`), kept when it closes; nil: none ever did.
    public var lastErrorCode: String?

    /// Longest wait that is named: somebody may close the breaker by hand.
    public static let waitMaximum = Duration.seconds(3_600)
    /// A probe usually ends long before its timeout: others look again after so long.
    static let probeWait = Duration.seconds(2)

    public init() {}

    /// Whether a request may go now. Instants may be infinite: a breaker may be open until somebody closes it.
    ///
    /// - Parameters:
    ///   - now: By the database's clock.
    ///   - policies: The one of the newest failure says how long a probe may take.
    ///   - token: Names the probe, if it becomes one; whoever reports it must name it again.
    public mutating func admit(at now: Date, _ policies: BreakerPolicies, token: String) -> Admission {
        let policy = lastFailureKind.map { policies[$0] } ?? policies.standard
        switch state {
        case .closed: return .go
        case .open:
            if let retryAt, now < retryAt { return .wait(min(now.distance(to: retryAt), Self.waitMaximum)) }
        case .halfOpen:
            // One that lies further ahead than any timeout was written by a clock that has stepped back since.
            if let probeUntil, now < probeUntil, now.distance(to: probeUntil) <= Self.waitMaximum {
                return .wait(min(now.distance(to: probeUntil), policy.cooldownBase, Self.probeWait))
            }
        }
        state = .halfOpen
        probeToken = token
        probeUntil = now.addingTimeInterval(policy.probeTimeout.inSeconds)
        return .probe
    }

    /// Takes in what became of a request.
    ///
    /// While the breaker is not closed only its probe's outcome counts: requests that were under way when it
    /// opened prove nothing about now.
    ///
    /// - Parameters:
    ///   - outcome: Of one request that was let go.
    ///   - probe: The probe's token; nil: an ordinary request.
    ///   - now: By the database's clock.
    ///   - policies: The one of this failure says whether it opens the breaker, and for how long.
    /// - Returns: The change of state, if there was one.
    @discardableResult
    public mutating func record(
        _ outcome: Outcome, probe: String? = nil, at now: Date, _ policies: BreakerPolicies
    ) -> Change? {
        let isOurProbe = state == .halfOpen && probe != nil && probe == probeToken
        guard state == .closed || isOurProbe else { return nil }
        switch outcome {
        case .success: return succeed()
        case .failure(let kind, let code): return fail(kind, code, at: now, policies)
        case .postponed(let pause):
            guard isOurProbe else { return succeed() }
            let until = now.addingTimeInterval(pause.inSeconds)
            reopen(until: until)
            return .opened(until: until)
        case .abandoned:
            if isOurProbe { reopen(until: now) }
            return nil
        }
    }

    private mutating func succeed() -> Change? {
        let change: Change? = state == .closed ? nil : .closed
        state = .closed
        consecutiveFailures = 0
        trips = 0
        openedAt = nil
        retryAt = nil
        probeToken = nil
        probeUntil = nil
        return change
    }

    private mutating func fail(
        _ kind: FailureKind, _ code: String, at now: Date, _ policies: BreakerPolicies
    ) -> Change? {
        consecutiveFailures += 1
        lastFailureKind = kind
        lastFailedAt = now
        lastErrorCode = code
        let policy = policies[kind]
        guard state == .halfOpen || consecutiveFailures >= policy.failuresMaximum else { return nil }
        trips += 1
        if state == .closed { openedAt = now }
        let until = now.addingTimeInterval(policy.cooldown(trips: trips).inSeconds)
        reopen(until: until)
        return .opened(until: until)
    }

    private mutating func reopen(until instant: Date) {
        state = .open
        retryAt = instant
        probeToken = nil
        probeUntil = nil
    }
}

extension BreakerPolicy {
    /// The cooldown after so many openings in a row: `base · 2^(trips−1)`, at most the maximum.
    public func cooldown(trips: Int) -> Duration {
        var cooldown = cooldownBase
        var doublings = max(trips, 1) - 1
        while doublings > 0 && cooldown < cooldownMaximum {
            cooldown = cooldown * 2
            doublings -= 1
        }
        return min(cooldown, cooldownMaximum)
    }
}

extension Date {
    fileprivate func distance(to later: Date) -> Duration { .seconds(later.timeIntervalSince(self)) }
}
