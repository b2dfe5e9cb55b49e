import FoundationEssentials
import Postgres

/// Asks for runs, which are discoveries that somebody started.
struct Runs: Sendable {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// The newest runs, newest first.
    ///
    /// - Parameter age: Only those that started within so long; nil: any.
    func newest(startedWithin age: Duration? = nil, limit: Int) async throws -> [RunProgress] {
        try await database.query(
            """
            select run_id::text as run_id, artist, started_at, finished_at, in_flight, dead_lettered, requests,
              queues::text as queues
            from linernotes.run_status
            where $1::float8 is null or started_at > linernotes.current_time() - make_interval(secs => $1)
            order by started_at desc, run_id limit $2
            """, age.map { $0 / .seconds(1) }, limit
        ).map(RunProgress.init(row:))
    }

    /// The runs whose id begins so, ten at most; none where the text is no beginning of an id.
    func matching(_ text: String) async throws -> [RunProgress] {
        guard let range = RunIDRange(text) else { return [] }
        return try await database.query(
            """
            select run_id::text as run_id, artist, started_at, finished_at, in_flight, dead_lettered, requests,
              queues::text as queues
            from linernotes.run_status where run_id between $1::text::uuid and $2::text::uuid order by run_id limit 10
            """, range.first, range.last
        ).map(RunProgress.init(row:))
    }

    /// The one run that the text means.
    ///
    /// - Throws: ``ToolError`` when it means none, or several.
    func run(_ text: String) async throws -> RunProgress {
        let runs = try await matching(text)
        guard let first = runs.first else {
            throw ToolError(
                .negative, "there is no run “\(text.printable)”",
                fix: "`liner runs` lists them; the first four characters of an id will do")
        }
        guard runs.count == 1 else {
            let list = runs.map { "\($0.runId) \($0.artist)".printable }
            throw ToolError(
                .negative, "several runs begin with \(text): \(list.joined(separator: "; "))",
                fix: "Give more of the id")
        }
        return first
    }

    /// What went wrong on the way of a run, by queue and category, the most frequent first.
    func issues(of run: String) async throws -> [RunIssue] {
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

/// Errors of one category in one queue of a run.
struct RunIssue: Sendable, Equatable, Encodable {
    let queue: String
    let category: String
    let count: Int
    /// The last of them.
    let error: String
}

/// All ids that begin with the same hexadecimal digits, as their first and last.
struct RunIDRange: Sendable, Equatable {
    let first: String
    let last: String

    /// nil where the text is not 4 to 32 hexadecimal digits, hyphens apart.
    init?(_ text: String) {
        let digits = text.lowercased().filter { $0 != "-" }
        guard (4...32).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        let rest = 32 - digits.count
        first = digits + String(repeating: "0", count: rest)
        last = digits + String(repeating: "f", count: rest)
    }
}
