import Postgres

extension Step {
    private static let cause = #"{"category": "test", "code": "schedule", "error": "planned"}"#
    private static let lastCause =
        #"{"category": "test", "code": "schedule", "error": "planned", "counts_attempt": true}"#

    var statement: Statement {
        switch self {
        case .begin: Statement("begin")
        case .commit: Statement("commit")
        case .rollback: Statement("rollback")
        case .read(let limit, let seconds):
            Self.reading(
                "linernotes.read('jobs', $1, $2)", until: "linernotes.current_time() + $2 * interval '1 s'", limit,
                seconds)
        case .extend(let held, let seconds):
            noted(
                "linernotes.extend('jobs', $1, $2, $5)", held, "extend", held.map { _ in seconds * 1000 }, seconds)
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
                """
                with sent as (
                    select msg_id, position
                    from linernotes.send_batch('jobs', $1::jsonb[], $2::jsonb[], $3) with ordinality s (msg_id, position)),
                  promised as (
                    insert into ledger.holds (msg_id, until)
                    select msg_id, linernotes.current_time() + ($3::bigint[])[position] * interval '1 ms' from sent)
                select msg_id from sent order by position
                """, messages.map(\.message), messages.map(\.headers), messages.map(\.delay))
        case .fail(let held, let delays):
            noted(
                "linernotes.fail('jobs', $1, $2, $4, $5::jsonb[])", held, "fail", delays, held.map { _ in Self.cause })
        case .defer(let held, let delays):
            noted(
                "linernotes.defer('jobs', $1, $2, $4, $5::jsonb[])", held, "defer", delays,
                held.map { _ in Self.cause })
        case .deadLetter(let held, let countsAttempt):
            noted(
                "linernotes.dead_letter('jobs', $1, $2, $5::jsonb[])", held,
                countsAttempt ? "last attempt" : "dead letter", [],
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
            Self.reading("pgmq.read('jobs', 30, $1)", until: "clock_timestamp() + interval '30 s'", limit)
        case .plainSetVT(let id, let at):
            Statement(
                """
                with moved as (select msg_id, vt from pgmq.set_vt('jobs', $1::bigint, \(VirtualTime.at("$2")))),
                  promised as (insert into ledger.holds (msg_id, until) select msg_id, vt from moved)
                select msg_id from moved
                """, id, at)
        default: preconditionFailure("A worker's step is not an operation.")
        }
    }

    /// A read and, in the same statement, until when its reader was promised what it returned.
    private static func reading(_ call: String, until: String, _ parameters: Int...) -> Statement {
        let sql = """
            with taken as (select * from \(call)),
              promised as (insert into ledger.holds (msg_id, until) select msg_id, \(until) from taken)
            select msg_id, read_ct, (message ->> 'fanout')::int as fanout, (message ->> 'hop')::int as hop
            from taken order by msg_id
            """
        return Statement(sql, parameters: parameters)
    }

    /// A fenced call and, in the same statement, its line in the ledger for each id whose fence held.
    ///
    /// - Parameter delays: How long the messages were to stay hidden, in milliseconds; none where they leave the queue.
    private func noted(
        _ call: String, _ held: [Held], _ outcome: String, _ delays: [Int], _ more: any PostgresEncodable
    ) -> Statement {
        let sql = """
            with kept as (
                select id, given.read_ct, given.delay
                from \(call) as id
                join unnest($1::bigint[], $2::int[], $4::bigint[]) as given (msg_id, read_ct, delay) on given.msg_id = id),
              noted as (insert into ledger.outcomes (msg_id, read_ct, outcome) select id, read_ct, $3 from kept),
              promised as (
                insert into ledger.holds (msg_id, until)
                select id, linernotes.current_time() + delay * interval '1 ms' from kept where delay is not null)
            select id as msg_id from kept order by id
            """
        return Statement(sql, held.map(\.id), held.map(\.readCount), outcome, delays, more)
    }
}
