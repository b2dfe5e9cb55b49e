/// Why there is no answer, though the database gave one.
public struct FleetAnswerError: Error, Sendable, Equatable {
    /// What kept the answer away.
    public enum Code: Sendable {
        /// No run begins with the text.
        case runUnknown
        /// Several runs begin with the text: ``FleetAnswerError/runs`` has ten of them at most.
        case runAmbiguous
        /// There is no queue of that name, and no dead letter of one.
        case queueUnknown
        /// The database has no pg_cron, so nothing can be scheduled there.
        case schedulerMissing
    }

    /// What kept the answer away.
    public let code: Code
    /// What was asked for; empty where nothing was named.
    public let text: String
    /// The runs that may be meant.
    public let runs: [RunProgress]

    init(_ code: Code, _ text: String = "", runs: [RunProgress] = []) {
        self.code = code
        self.text = text
        self.runs = runs
    }
}
