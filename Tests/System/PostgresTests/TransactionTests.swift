import PostgresServer
import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite("A transaction")
struct TransactionTests {
    private struct Refusal: Error {}

    @Test("stands when its body returns, and not when it throws")
    func commitAndRollback() async throws {
        let database = try await SharedDatabase.database()
        try await database.execute("create table accounts (x int)")
        let count = try await database.transaction { tx in
            try await tx.execute("insert into accounts values (1), (2)")
        }
        #expect(count == 2)
        await #expect(throws: Refusal.self) {
            try await database.transaction { tx in
                try await tx.execute("delete from accounts")
                throw Refusal()
            }
        }
        #expect(try await database.query("select from accounts").count == 2)
    }

    @Test("runs its last statement with the commit, and returns its rows")
    func last() async throws {
        let database = try await SharedDatabase.database()
        try await database.execute("create table lasts (x int)")
        let (value, rows) = try await database.transaction(last: { tx in
            try await tx.execute("insert into lasts values (1)")
            return ("done", Statement("insert into lasts values (2) returning x"))
        })
        #expect(value == "done")
        #expect(try rows.map { try $0["x", as: Int.self] } == [2])
        // It may be the only one.
        let count = Statement("select count(*) as n from lasts")
        let (_, alone) = try await database.transaction(last: { _ in ((), count) })
        #expect(try alone[0]["n", as: Int.self] == 2)
    }

    @Test("whose last statement fails changes nothing, and leaves its connection usable")
    func lastFails() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            try await database.execute("create table failing_lasts (x int)")
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            let error = await #expect(throws: DatabaseError.self) {
                try await database.transaction(last: { tx in
                    try await tx.execute("insert into failing_lasts values (1)")
                    return ((), Statement("select 1 / 0"))
                })
            }
            #expect(error?.sqlState == .divisionByZero)
            #expect(try await database.query("select from failing_lasts").isEmpty)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }

    @Test("keeps a prepared statement in the session, and does without where the session is another's")
    func prepared() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let statement = Statement("select $1::int + 1 as x", 1).prepared
            for _ in 0..<3 { #expect(try await database.pipeline([statement])[0][0]["x", as: Int.self] == 2) }
            let kept = "select count(*)::int as n from pg_prepared_statements"
            #expect(try await database.query(kept)[0]["n", as: Int.self] == 1)
            // As behind a pooler: what this session kept is not there any more.
            try await database.run(script: "deallocate all")
            let error = await #expect(throws: DatabaseError.self) { try await database.pipeline([statement]) }
            #expect(error?.sqlState == .invalidSQLStatementName && error?.isRetryable == true)
            #expect(try await database.pipeline([statement])[0][0]["x", as: Int.self] == 2)
            #expect(try await database.query(kept)[0]["n", as: Int.self] == 0)
        }
    }

    @Test("begins with its first statement, in one transaction with all others")
    func begin() async throws {
        let database = try await SharedDatabase.database()
        let ids = try await database.transaction { tx in
            [
                try await tx.query("select pg_current_xact_id()::text as x")[0]["x", as: String.self],
                try await tx.query("select pg_current_xact_id()::text as x")[0]["x", as: String.self],
            ]
        }
        #expect(ids[0] == ids[1])
        #expect(try await database.transaction { _ in 7 } == 7)
    }

    @Test("cannot be used after its end")
    func usedAfterEnd() async throws {
        let database = try await SharedDatabase.database()
        let escaped = Mutex<Transaction?>(nil)
        try await database.transaction { tx in
            try await tx.query("select 1")
            escaped.withLock { $0 = tx }
        }
        let tx = try #require(escaped.withLock { $0 })
        let error = await #expect(throws: DatabaseError.self) { try await tx.query("select 1") }
        #expect(error?.code == .closed)
    }

    @Test("whose body swallowed an error does not pretend to have committed")
    func swallowedError() async throws {
        let database = try await SharedDatabase.database()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction { tx in
                try await tx.execute("create table swallowed (x int)")
                _ = try? await tx.query("select 1/0")
            }
        }
        #expect(error?.sqlState == .inFailedSQLTransaction)
        #expect(try await database.query("select to_regclass('swallowed')::text as x")[0]["x", as: String?.self] == nil)
    }

    @Test("is run again after a serialization failure as often as asked, and not after other errors")
    func retries() async throws {
        let database = try await SharedDatabase.database()
        let runs = Atomic<Int>(0)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction(retries: 3) { tx in
                runs.add(1, ordering: .relaxed)
                try await tx.query("do $$ begin raise exception 'x' using errcode = '40001'; end $$")
            }
        }
        #expect(error?.sqlState == .serializationFailure)
        #expect(runs.load(ordering: .relaxed) == 4)
        runs.store(0, ordering: .relaxed)
        await #expect(throws: DatabaseError.self) {
            try await database.transaction(retries: 3) { tx in
                runs.add(1, ordering: .relaxed)
                try await tx.query("select 1/0")
            }
        }
        #expect(runs.load(ordering: .relaxed) == 1)
    }

    @Test("sees what its isolation says")
    func isolation() async throws {
        let database = try await SharedDatabase.database()
        let level = try await database.transaction(retries: 0, isolation: .repeatableRead) { tx in
            try await tx.query("show transaction_isolation")[0][0, as: String.self]
        }
        #expect(level == "repeatable read")
    }

    @Test("scripts run in it too")
    func script() async throws {
        let database = try await SharedDatabase.database()
        await #expect(throws: Refusal.self) {
            try await database.transaction { tx in
                try await tx.run(script: "create table in_script (x int); insert into in_script values (1)")
                #expect(try await tx.query("select from in_script").count == 1)
                throw Refusal()
            }
        }
        #expect(try await database.query("select to_regclass('in_script')::text as x")[0]["x", as: String?.self] == nil)
    }

    @Test("whose answer to COMMIT is lost says that nobody knows")
    func commitUnknown() async throws {
        let fresh = try await TestDatabase.fresh()
        let proxy = Proxy(to: "\(TestServer.shared.server.folder)/socket/.s.PGSQL.5432") { chunk in
            ConnectionTests.contains(chunk, "commit\0") ? .loseAnswer : .forward
        }
        defer { proxy.close() }
        try await fresh.database.execute("create table unknown (x int)")
        let through = fresh.connectionString.replacing(#/host=[^&]*/#, with: "host=\(proxy.folder)")
        let database = Database(DatabaseConfiguration(connectionString: through))
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction { tx in try await tx.execute("insert into public.unknown values (1)") }
        }
        #expect(error?.code == .commitUnknown)
        #expect(error?.isRetryable == true)
        // It did commit: which is why the error may not claim the opposite.
        #expect(try await fresh.database.query("select from unknown").count == 1)
        #expect(try await database.query("select 1").count == 1)
        await database.close()
        try await fresh.drop()
    }

    @Test("whose connection died before COMMIT was sent says that nothing stands")
    func lostBeforeCommit() async throws {
        try await SharedDatabase.withDatabase { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.transaction { tx in
                    let pid = try await tx.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
                    try await SharedDatabase.database().query("select pg_terminate_backend($1::int)", pid)
                    try await SharedDatabase.wait(
                        until: "select not exists (select from pg_stat_activity where pid = $1::int)", pid)
                }
            }
            #expect(error?.code == .connectionLost)
        }
    }

    @Test("a connection left inside a transaction does not go back to the pool")
    func leftOpen() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let pid = try await database.withConnection { connection in
                try await connection.query("begin")
                return try await connection.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            }
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] != pid)
        }
    }
}
