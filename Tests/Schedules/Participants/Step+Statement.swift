import Postgres

extension Step {
    private static let columns =
        "msg_id, read_ct, (message ->> 'fanout')::int as fanout, (message ->> 'hop')::int as hop"
    private static let cause = #"{"category": "test", "code": "schedule", "error": "planned"}"#
    private static let lastCause =
        #"{"category": "test", "code": "schedule", "error": "planned", "counts_attempt": true}"#

    var statement: Statement {
        switch self {
        case .begin: Statement("begin")
        case .commit: Statement("commit")
        case .rollback: Statement("rollback")
        case .read(let limit, let seconds):
            Statement("select \(Self.columns) from linernotes.read('jobs', $1, $2)", limit, seconds)
        case .extend(let held, let seconds):
            noted("linernotes.extend('jobs', $1, $2, $4)", held, "extend", seconds)
        case .acknowledge(let held):
            Statement(
                "select msg_id from linernotes.acknowledge('jobs', $1, $2) as msg_id", held.map(\.id),
                held.map(\.readCount))
        case .effects(let held):
            Statement(
                """
                insert into ledger.effects (msg_id, read_ct, fanout)
                select * from unnest($1::bigint[], $2::int[], $3::int[])
                """, held.map(\.id), held.map(\.readCount), held.map(\.fanout))
        case .send(let messages):
            Statement(
                "select msg_id from linernotes.send_batch('jobs', $1::jsonb[], $2::jsonb[], $3) as msg_id",
                messages.map(\.message), messages.map(\.headers), messages.map(\.delay))
        case .fail(let held, let delays):
            noted(
                "linernotes.fail('jobs', $1, $2, $4, $5::jsonb[])", held, "fail", delays, held.map { _ in Self.cause })
        case .defer(let held, let delays):
            noted(
                "linernotes.defer('jobs', $1, $2, $4, $5::jsonb[])", held, "defer", delays,
                held.map { _ in Self.cause })
        case .deadLetter(let held, let countsAttempt):
            noted(
                "linernotes.dead_letter('jobs', $1, $2, $4::jsonb[])", held,
                countsAttempt ? "last attempt" : "dead letter",
                held.map { _ in countsAttempt ? Self.lastCause : Self.cause })
        default: operation
        }
    }

    /// What operators and clients of plain PGMQ do.
    private var operation: Statement {
        switch self {
        case .listDeadLetters: Statement("select id as msg_id from linernotes.dead_letters order by id desc limit 3")
        case .redrive(let letters): Statement("select msg_id from linernotes.redrive($1)", letters)
        case .plainSend(let message, let at):
            Statement(
                "select msg_id from pgmq.send('jobs', $1::jsonb, '{}'::jsonb, \(VirtualTime.at("$2"))) as msg_id",
                message.message, at)
        case .plainRead(let limit):
            Statement("select \(Self.columns) from pgmq.read('jobs', 30, $1)", limit)
        case .plainSetVT(let id, let at):
            Statement("select msg_id from pgmq.set_vt('jobs', $1::bigint, \(VirtualTime.at("$2")))", id, at)
        default: preconditionFailure("A worker's step is not an operation.")
        }
    }

    /// A fenced call and, in the same statement, its line in the ledger for each id whose fence held.
    private func noted(
        _ call: String, _ held: [Held], _ outcome: String, _ more: (any PostgresEncodable)?...
    ) -> Statement {
        let sql = """
            insert into ledger.outcomes (msg_id, read_ct, outcome)
            select id, given.read_ct, $3
            from \(call) as id
            join unnest($1::bigint[], $2::int[]) as given (msg_id, read_ct) on given.msg_id = id
            returning msg_id
            """
        return Statement(sql, parameters: [held.map(\.id), held.map(\.readCount), outcome] + more)
    }
}

/// The time of a schedule: milliseconds since a day long past, so that what plain PGMQ hides by the server's clock
/// stays hidden until the end, and what it looks at is always due.
enum VirtualTime {
    static func at(_ milliseconds: String) -> String {
        "(timestamptz '2020-01-01 00:00:00Z' + \(milliseconds)::int * interval '1 ms')"
    }

    static func setting(_ milliseconds: Int) -> Statement {
        Statement("select set_config('linernotes.current_time', \(at("$1"))::text, false)", milliseconds)
    }

    static let serverClock = Statement("select set_config('linernotes.current_time', '', false)")
}
