public import HTTPTransport
public import Upstreams

/// What a provider's response means, decided by that provider's own table.
public enum Verdict: Sendable, Equatable {
    /// What was asked for.
    case answer
    /// A clear "there is no such thing" (404): an answer, cached like one.
    case absent
    /// The provider says slow down. `after`: as it said; nil: it did not say.
    case limited(after: Duration?)
    /// The provider's own fault (5xx, an HTML page where JSON was due): retry, and count against the breaker.
    case failing(ErrorCategory)
    /// Nobody is to ask for that long (a quota used up, an account locked): parks the provider, over restarts too.
    case parked(for: Duration, reason: String)
    /// The credential is refused: parks the provider, not the message's fault.
    case unauthorized
    /// A short-lived token is refused: its provider renews it and asks once more. Says nothing about the provider.
    case expired
    /// Our fault, or the message's: will never work. `reason`: one sentence without user data.
    case rejected(reason: String)
}

extension Verdict {
    /// What a refusal means of which only the beginning came: its status counts, whatever became of the rest.
    ///
    /// nil: a status that means nothing by itself (400, 404 …). What could only be said of a whole answer (there is no
    /// such thing, this is not for us) is not believed of a cut one: it counts as the provider's failure.
    init?(onCut refusal: HTTPResponse, _ judge: ResponseJudge) {
        guard [401, 403, 408, 429].contains(refusal.status) || (500...599).contains(refusal.status) else { return nil }
        switch judge(refusal) {
        case .answer, .absent, .rejected: self = .failing(.upstream)
        case let verdict: self = verdict
        }
    }
}

/// One provider's table from responses to verdicts. Pure.
public typealias ResponseJudge = @Sendable (HTTPResponse) -> Verdict
