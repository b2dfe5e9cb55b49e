import Postgres

/// One run in full.
public struct RunDetail: Sendable, Equatable, Encodable {
    /// How far it is, and what it cost.
    public let run: RunAnswer
    /// What went wrong on its way, by queue and category, the most frequent first, 100 at most.
    public let issues: [RunIssue]
    /// What was given up and not sent back, the oldest first, 100 at most.
    public let deadLetters: [RunDeadLetter]

    public init(run: RunAnswer, issues: [RunIssue], deadLetters: [RunDeadLetter]) {
        self.run = run
        self.issues = issues
        self.deadLetters = deadLetters
    }
}

/// Errors of one category in one queue of a run.
public struct RunIssue: Sendable, Equatable, Encodable {
    /// The queue whose messages met them.
    public let queue: String
    /// As `worker_issues` has it.
    public let category: String
    /// How many there were.
    public let count: Int
    /// The last of them.
    public let error: String
}

/// A message of a run that was given up.
public struct RunDeadLetter: Sendable, Equatable, Encodable {
    /// The dead letter's id.
    public let id: Int64
    /// The queue in which the message was.
    public let queue: String
    /// As `dead_letters` has it.
    public let category: String
    /// Why it was given up.
    public let error: String
}

extension FleetQueries {
    /// The one run that the text means, in full.
    ///
    /// - Parameter text: A run's id or the beginning of one, four hexadecimal digits at least.
    /// - Throws: ``FleetAnswerError``, `runUnknown` or `runAmbiguous`; `DatabaseError`.
    public func run(_ text: String) async throws -> RunDetail {
        let progress = try await oneRun(text)
        return RunDetail(
            run: RunAnswer(progress, now: try await now()), issues: try await issues(of: progress.runId),
            deadLetters: try await deadLetters(of: progress.runId))
    }

    /// What a run gave up and nobody sent back, the oldest first, 100 at most.
    ///
    /// - Parameter run: A whole id.
    /// - Throws: `DatabaseError`.
    public func deadLetters(of run: String) async throws -> [RunDeadLetter] {
        try await database.query(
            """
            select id, queue, category, error from linernotes.dead_letters
            where run_id = $1::text::uuid and redriven_at is null order by id limit 100
            """, run
        ).map {
            RunDeadLetter(
                id: try $0["id"], queue: try $0["queue"], category: try $0["category"], error: try $0["error"])
        }
    }

    private func oneRun(_ text: String) async throws -> RunProgress {
        let runs = try await runsMatching(text)
        guard let first = runs.first else { throw FleetAnswerError(.runUnknown, text) }
        guard runs.count == 1 else { throw FleetAnswerError(.runAmbiguous, text, runs: runs) }
        return first
    }

    private func issues(of run: String) async throws -> [RunIssue] {
        try await database.query(
            """
            select queue, category, count(*) as count, (array_agg(error order by at desc, id desc))[1] as error
            from linernotes.worker_issues where run_id = $1::text::uuid
            group by queue, category order by count desc, queue, category limit 100
            """, run
        ).map {
            RunIssue(
                queue: try $0["queue"], category: try $0["category"], count: try $0["count"], error: try $0["error"])
        }
    }
}
