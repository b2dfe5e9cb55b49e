/// How long a call waits for the server, and why it stopped waiting.
struct Patience {
    enum End: Sendable { case cancelled, deadline }

    /// How long a server that was told to stop may take to say so, before the connection is given up.
    static let grace = Duration.seconds(5)

    let interrupt: Interrupt?
    private let deadline: ContinuousClock.Instant?
    private(set) var end: End?
    private var giveUpAt: ContinuousClock.Instant?

    init(interrupt: Interrupt? = nil, timeout: Duration?) {
        self.interrupt = interrupt
        deadline = timeout.flatMap { $0 > .zero ? .now + $0 : nil }
    }

    var wakeAt: ContinuousClock.Instant? { end == nil ? deadline : giveUpAt }

    /// Whether the call should end now; true once.
    mutating func endsNow() -> Bool {
        guard end == nil else { return false }
        if interrupt?.isRaised == true {
            end = .cancelled
        } else if let deadline, deadline <= .now {
            end = .deadline
        } else {
            return false
        }
        giveUpAt = .now + Self.grace
        return true
    }

    var isExhausted: Bool { giveUpAt.map { $0 <= .now } ?? false }

    /// The error for the caller: what he asked for, where the server only did as it was told.
    func explain(_ failure: DatabaseError) -> any Error {
        guard let end, failure.sqlState == .queryCanceled || failure.code == .timeout else { return failure }
        switch end {
        case .cancelled: return CancellationError()
        case .deadline:
            return DatabaseError(.timeout, "The statement took longer than its deadline.", sqlState: failure.sqlState)
        }
    }
}
