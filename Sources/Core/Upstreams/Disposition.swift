/// What becomes of a message whose handling stopped.
public enum Disposition: Sendable, Equatable {
    /// Counts as an attempt and comes back; `nil`: after the queue's own backoff.
    case retryable(after: Duration?)
    /// Goes to the dead letters: it will never work.
    case terminal
    /// Costs no attempt: not the message's fault. Comes back after that time.
    case deferral(for: Duration)
}

/// What kind of fault it was: the word by which operators group and filter.
public enum ErrorCategory: String, Sendable, CaseIterable, Codable {
    /// The message is not what its queue holds.
    case invalidMessage = "invalid_message"
    /// What the message names does not exist.
    case notFound = "not_found"
    /// The provider refuses the credential.
    case authentication
    /// The provider, or our limiter, says wait.
    case rateLimited = "rate_limited"
    /// The breaker is open.
    case circuitOpen = "circuit_open"
    /// The provider fails by itself: 5xx, maintenance.
    case upstream
    /// The way to the provider fails: no address, refused, lost, too slow.
    case network
    /// The provider answered something that we can't read.
    case malformedResponse = "malformed_response"
    case database
    /// Deliveries ran out: the message kills its worker.
    case poison
    /// The worker stops; the message goes back.
    case shutdown
    /// A fault of our own.
    case `internal`

    /// Whether it is the provider's fault, or that of the way there: not the message's.
    public var isOfProvider: Bool {
        switch self {
        case .upstream, .network, .malformedResponse: true
        default: false
        }
    }
}

/// An error that says what the queue should do with the message.
public protocol Classified: Error {
    var disposition: Disposition { get }
    var category: ErrorCategory { get }
    /// Stable and short (`musicbrainz_404`): groups dead letters. No ids, no user data.
    var code: String { get }
    /// One sentence for people; holds no secret.
    var explanation: String { get }
}
