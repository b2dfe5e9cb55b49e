import Backoff
import CircuitBreaker
import HTTPTransport
import Upstreams

/// What becomes of one exchange with a provider: for the caller, the breaker and the limiter. Pure.
struct Consequence: Equatable {
    /// nil: the response is the answer.
    var error: UpstreamError?
    /// nil: says nothing about the provider.
    var outcome: CircuitBreaker.Outcome?
    /// How long the fleet must leave the provider alone.
    var penalty: Duration?

    /// Shortest and longest time that "slow down" is taken for.
    static let penaltyRange: ClosedRange<Duration> = .seconds(1) ... .seconds(48 * 3_600)
    /// Where the provider does not say how long, or what it says proved too short: consecutive limitations count.
    static let limitedBackoff = Backoff(base: .seconds(4), minimum: .seconds(2), maximum: .seconds(300))
    static let unauthorizedPause = Duration.seconds(300)
    /// Longest time that a message is put off at once: a person may have lifted what holds it.
    static let deferralMaximum = Duration.seconds(3_600)
}

/// Of which exchange a consequence is drawn.
struct Exchange {
    let key: UpstreamKey
    let endpoint: String
    /// Limitations in a row, this one included if it is one.
    var limitationsInARow = 1
    /// 0..<1, for jitter.
    var random = 0.5

    func consequence(of response: HTTPResponse, _ verdict: Verdict) -> Consequence {
        let status = response.status
        switch verdict {
        case .answer, .absent:
            return Consequence(outcome: .success)
        case .limited(let after):
            return postponed(for: wait(asked: after), "asks to slow down", status)
        case .failing(let category):
            let error = error(category, .retryable(after: nil), "fails by itself", status)
            return Consequence(error: error, outcome: .failure(FailureKind(category), code: error.code))
        case .parked(let asked, let reason):
            return postponed(for: asked, reason, status)
        case .expired:
            return Consequence(
                error: error(.authentication, .retryable(after: nil), "the token is refused", status), outcome: .success
            )
        case .unauthorized:
            let disposition = Disposition.deferral(for: Consequence.unauthorizedPause)
            let error = error(.authentication, disposition, "refuses our credential", status)
            return Consequence(error: error, outcome: .failure(.auth, code: error.code))
        case .rejected(let reason):
            return Consequence(error: error(.internal, .terminal, reason, status), outcome: .success)
        }
    }

    func consequence(of failure: HTTPTransportError) -> Consequence {
        switch failure.code {
        case .hostNotFound, .connectionFailed, .tlsFailed, .timeout, .connectionLost, .headersTooLarge,
            .responseInvalid, .redirectRefused, .other:
            let error = error(.network, .retryable(after: nil), failure.description)
            return Consequence(error: error, outcome: .failure(.network, code: "\(key.upstream)_\(failure.code)"))
        case .bodyTooLarge:
            // As a page for browsers in place of an answer, which it mostly is.
            let error = error(.malformedResponse, .retryable(after: nil), failure.description)
            return Consequence(error: error, outcome: .failure(.malformed, code: "\(key.upstream)_\(failure.code)"))
        case .urlInvalid:
            return Consequence(error: error(.internal, .terminal, failure.description), outcome: .abandoned)
        case .closed:
            let error = error(.shutdown, .deferral(for: .seconds(1)), failure.description)
            return Consequence(error: error, outcome: .abandoned)
        }
    }

    /// As long as the provider says. Where it refused again after that, at least as long as our own backoff: one that
    /// says "now" and means "never" would be asked each second for ever.
    private func wait(asked after: Duration?) -> Duration {
        guard let after else { return backoff(attempt: limitationsInARow) }
        return limitationsInARow > 1 ? max(after, backoff(attempt: limitationsInARow - 1)) : after
    }

    private func backoff(attempt: Int) -> Duration {
        Consequence.limitedBackoff.delay(attempt: attempt, random: random)
    }

    private func postponed(for asked: Duration, _ reason: String, _ status: Int) -> Consequence {
        let pause = min(max(asked, Consequence.penaltyRange.lowerBound), Consequence.penaltyRange.upperBound)
        let error = error(.rateLimited, .deferral(for: min(pause, Consequence.deferralMaximum)), reason, status)
        return Consequence(error: error, outcome: .postponed(for: pause), penalty: pause)
    }

    func error(
        _ category: ErrorCategory, _ disposition: Disposition, _ detail: String, _ status: Int? = nil
    ) -> UpstreamError {
        UpstreamError(
            upstream: key, endpoint: endpoint, category: category, disposition: disposition, status: status,
            detail: detail)
    }
}

extension FailureKind {
    init(_ category: ErrorCategory) {
        switch category {
        case .network: self = .network
        case .authentication: self = .auth
        case .malformedResponse: self = .malformed
        case .upstream: self = .upstream
        default: self = .unknown
        }
    }
}
