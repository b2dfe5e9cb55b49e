import Postgres
public import Upstreams

/// An error that reached the runtime without a class of its own: the database's, or a fault of ours.
public struct Fault: Classified {
    /// What becomes of the message; a database that can't serve now costs no attempt.
    public let disposition: Disposition
    /// By which operators group it.
    public let category: ErrorCategory
    /// `sqlstate_<five characters>`, the name of a database client's code or of an error's type, or a word of the
    /// runtime's (`no_outcome`).
    public let code: String
    /// The error's own description, in a sentence or more.
    public let explanation: String

    /// Gives any error what the queue needs to know.
    public static func classify(_ error: any Error) -> any Classified {
        switch error {
        case let error as any Classified: error
        case let error as DatabaseError: Fault(error)
        case is CancellationError: Fault.shutdown
        default:
            Fault(
                disposition: .retryable(after: nil), category: .internal, code: "\(type(of: error))",
                explanation: "\(error)")
        }
    }

    /// The worker stops; the message goes back as it came.
    static let shutdown = Fault(
        disposition: .deferral(for: .zero), category: .shutdown, code: "shutdown",
        explanation: "the worker stopped before the message was done")

    static let noOutcome = Fault(
        disposition: .retryable(after: nil), category: .internal, code: "no_outcome",
        explanation: "the handler returned nothing for this message")

    static let handlingTimeout = Fault(
        disposition: .retryable(after: nil), category: .internal, code: "handling_timeout",
        explanation: "handling took longer than the worker's handling timeout")
}

extension Fault {
    /// A database that can't serve now is not the message's fault, nor is a queue that is draining; a statement that
    /// fails by its data is.
    init(_ error: DatabaseError) {
        let disposition: Disposition =
            switch error.sqlState {
            case .queueDraining: .deferral(for: .seconds(60))
            case _ where error.isRetryable: .deferral(for: .seconds(5))
            case _ where error.isOutage: .deferral(for: .seconds(60))
            default: .retryable(after: nil)
            }
        self.init(
            disposition: disposition, category: .database,
            code: error.sqlState.map { "sqlstate_\($0.rawValue)" } ?? "\(error.code)", explanation: "\(error)")
    }

    /// The same, put off where it would have counted: for messages of which none is to blame.
    var asDeferral: Fault {
        if case .deferral = disposition { return self }
        return Fault(
            disposition: .deferral(for: .seconds(60)), category: category, code: code, explanation: explanation)
    }
}
