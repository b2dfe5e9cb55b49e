import TestSupport
import Testing

@testable import Postgres

@Suite("Rows handed over before their commit")
struct EarlyRowsTests {
    /// A table whose rows wait at their commit for an advisory lock, and are refused where they are negative.
    private static func makeTable(_ database: Database, _ name: String, lock: Int) async throws {
        try await database.run(
            script: """
                create table \(name) (x int);
                create function \(name)_check() returns trigger language plpgsql as $$
                begin
                  perform pg_advisory_xact_lock(\(lock));
                  if new.x < 0 then raise exception using errcode = '23514', message = 'negative'; end if;
                  return new;
                end $$;
                create constraint trigger waits after insert on \(name) deferrable initially deferred
                  for each row execute function \(name)_check();
                """)
    }

    private static func insert(_ x: Int, into table: String) -> Statement {
        Statement("insert into \(table) values ($1) returning x, pg_backend_pid() as pid", x).prepared
    }

    @Test("come while the commit is still under way, which then stands")
    func comeEarly() async throws {
        let database = try await SharedDatabase.database()
        try await Self.makeTable(database, "early_rows", lock: 7_001)
        let early = try await database.withConnection { holder in
            try await holder.query("select pg_advisory_lock(7001)")
            let early = try await database.early(Self.insert(5, into: "early_rows"))
            #expect(try early.rows.map { try $0["x", as: Int.self] } == [5])
            #expect(try await database.query("select from early_rows").isEmpty, "it is not committed yet")
            try await holder.query("select pg_advisory_unlock(7001)")
            return early
        }
        try await early.committed()
        #expect(try await database.query("select from early_rows").count == 1)
    }

    @Test("are void where the commit is refused, and the connection goes on")
    func refusedCommit() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            try await Self.makeTable(database, "refused_rows", lock: 7_002)
            let early = try await database.early(Self.insert(-1, into: "refused_rows"))
            let pid = try early.rows[0]["pid", as: Int.self]
            let error = await #expect(throws: DatabaseError.self) { try await early.committed() }
            #expect(error?.sqlState == SQLState(rawValue: "23514"))
            #expect(try await database.query("select from refused_rows").isEmpty)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
            // So does a pipeline whose commit is refused.
            let pipelined = await #expect(throws: DatabaseError.self) {
                try await database.pipeline([Self.insert(-1, into: "refused_rows")])
            }
            #expect(pipelined?.sqlState == SQLState(rawValue: "23514"))
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }

    @Test("do not come from a statement that fails, and the connection goes on")
    func failedStatement() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            let error = await #expect(throws: DatabaseError.self) {
                _ = try await database.early(Statement("select 1 / $1", 0))
            }
            #expect(error?.sqlState == .divisionByZero)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }

    @Test("may or may not stand where the connection breaks before the answer")
    func brokenConnection() async throws {
        let database = try await SharedDatabase.database()
        try await Self.makeTable(database, "broken_rows", lock: 7_003)
        try await database.withConnection { holder in
            try await holder.query("select pg_advisory_lock(7003)")
            let early = try await database.early(Self.insert(5, into: "broken_rows"))
            try await holder.query("select pg_terminate_backend($1)", try early.rows[0]["pid", as: Int.self])
            let error = await #expect(throws: DatabaseError.self) { try await early.committed() }
            #expect(error?.code == .commitUnknown)
            try await holder.query("select pg_advisory_unlock(7003)")
        }
    }
}
