import FoundationEssentials
import Glibc
import PostgresServer
import TestSupport
import Testing

@testable import Postgres

@Suite("A connection")
struct ConnectionTests {
    private static let sleeping =
        "select exists (select from pg_stat_activity where query = 'select pg_sleep(600) /* ' || $1 || ' */' and state = 'active')"
    private static let notSleeping = "select not (\(sleeping.dropFirst("select ".count)))"

    private func sleep(_ mark: String) -> String { "select pg_sleep(600) /* \(mark) */" }

    @Test("a cancelled task stops its statement on the server, and the connection stays usable")
    func cancellation() async throws {
        let mark = UUID().uuidString
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            let task = Task { try await database.query(sleep(mark)) }
            try await SharedDatabase.wait(until: Self.sleeping, mark)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await SharedDatabase.wait(until: Self.notSleeping, mark)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }

    @Test("a task cancelled in a transaction rolls it back and leaves the connection usable")
    func cancellationInTransaction() async throws {
        let mark = UUID().uuidString
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            try await database.execute("create table cancelled (x int)")
            let task = Task {
                try await database.transaction { tx in
                    try await tx.execute("insert into cancelled values (1)")
                    try await tx.query(sleep(mark))
                }
            }
            try await SharedDatabase.wait(until: Self.sleeping, mark)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.query("select from cancelled").isEmpty)
        }
    }

    @Test("a task cancelled before it began sends nothing")
    func cancelledBefore() async throws {
        let database = try await SharedDatabase.database()
        try await database.execute("create table if not exists untouched (x int)")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await database.execute("insert into untouched values (1)")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await database.query("select from untouched").isEmpty)
    }

    @Test("a statement that passes its deadline is stopped by us, and the connection stays usable")
    func deadline() async throws {
        try await SharedDatabase.withDatabase({
            // Without the server's own timeout, which would do the work in our place.
            $0.connectionString += "&options=-c%20statement_timeout%3D0"
            $0.connectionsMaximum = 1
            $0.statementTimeout = .milliseconds(100)
        }) { database in
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            let error = await #expect(throws: DatabaseError.self) { try await database.query("select pg_sleep(600)") }
            #expect(error?.code == .timeout)
            #expect(error?.isRetryable == true)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }

    @Test("somebody else's cancelling is an error of the query, not our cancellation")
    func cancelledByOther() async throws {
        let mark = UUID().uuidString
        let database = try await SharedDatabase.database()
        let task = Task { try await database.query(sleep(mark)) }
        try await SharedDatabase.wait(until: Self.sleeping, mark)
        try await database.query(
            "select pg_cancel_backend(pid) from pg_stat_activity where query = $1 and state = 'active'", sleep(mark))
        let error = await #expect(throws: DatabaseError.self) { try await task.value }
        #expect(error?.code == .query)
        #expect(error?.sqlState == .queryCanceled)
    }

    @Test("a backend terminated while idle is replaced unnoticed")
    func terminatedIdle() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            try await SharedDatabase.database().query("select pg_terminate_backend($1::int)", pid)
            try await SharedDatabase.wait(
                until: "select not exists (select from pg_stat_activity where pid = $1::int)", pid)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] != pid)
            #expect(database.connectionCount == 1)
        }
    }

    @Test("a backend terminated at work loses its statement, and the next one works")
    func terminatedBusy() async throws {
        let mark = UUID().uuidString
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            let task = Task { try await database.query(sleep(mark)) }
            try await SharedDatabase.wait(until: Self.sleeping, mark)
            try await SharedDatabase.database().query(
                "select pg_terminate_backend(pid) from pg_stat_activity where query = $1 and state = 'active'",
                sleep(mark))
            let error = await #expect(throws: DatabaseError.self) { try await task.value }
            #expect(error?.sqlState == .adminShutdown)
            #expect(error?.code == .connectionLost)
            #expect(error?.isConnectionLost == true)
            #expect(try await database.query("select 1").count == 1)
        }
    }

    @Test(
        "a restart of the server is survived: calls wait for it", arguments: [PostgresServer.StopMode.fast, .immediate])
    func restart(mode: PostgresServer.StopMode) async throws {
        try await ScratchServer.with { scratch in
            let database = Database(
                DatabaseConfiguration(connectionString: scratch.connectionString, acquireTimeout: .seconds(60)))
            #expect(try await database.query("select 1").count == 1)
            try await scratch.server.stop(mode)
            let waiting = Task { try await database.query("select 2 as n")[0]["n", as: Int.self] }
            _ = try await scratch.server.start()
            #expect(try await waiting.value == 2)
            await database.close()
        }
    }

    @Test("several statements run as a script; the first error ends it")
    func script() async throws {
        let database = try await SharedDatabase.database()
        try await database.run(script: "create table scripted (x int); insert into scripted values (1), (2);")
        #expect(try await database.execute("update scripted set x = x + 1") == 2)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.run(
                script: "insert into scripted values (3); select 1/0; insert into scripted values (4);")
        }
        #expect(error?.sqlState == .divisionByZero)
        #expect(try await database.query("select from scripted").count == 2)
    }

    @Test("COPY is refused and its connection replaced")
    func copy() async throws {
        let database = try await SharedDatabase.database()
        await #expect(throws: DatabaseError.self) { try await database.run(script: "copy (select 1) to stdout") }
        #expect(try await database.query("select 1").count == 1)
    }

    @Test("sessions carry our settings, and options in the connection string win")
    func settings() async throws {
        let string = try await SharedDatabase.connectionString()
        let own = "\(string)&options=-c%20lock_timeout%3D77&application_name=mine"
        try await SharedDatabase.withDatabase({
            $0.connectionString = own
            $0.applicationName = "ours"
        }) { database in
            let expected = [
                "application_name": "mine", "statement_timeout": "32s", "lock_timeout": "77ms",
                "idle_in_transaction_session_timeout": "1min", "client_connection_check_interval": "10s",
                "client_encoding": "UTF8",
            ]
            for (name, value) in expected {
                let shown = try await database.query("select current_setting($1) as x", name)[0]["x", as: String.self]
                #expect(shown == value, "\(name)")
            }
        }
    }

    @Test("a pooler that refuses startup options is used without them")
    func poolerRefusesOptions() async throws {
        let string = try await SharedDatabase.connectionString()
        let answer = Self.fatal(state: "08P01", message: "unsupported startup parameter: options")
        let proxy = Proxy(to: "\(TestServer.shared.server.folder)/socket/.s.PGSQL.5432") { chunk in
            Self.contains(chunk, "options\0") ? .refuse(answer) : .forward
        }
        defer { proxy.close() }
        let through = string.replacing(#/host=[^&]*/#, with: "host=\(proxy.folder)")
        try await SharedDatabase.withDatabase({ $0.connectionString = through }) { database in
            let timeout = try await database.query("select current_setting('statement_timeout') as x")[0][
                "x", as: String.self]
            #expect(timeout == "0")
        }
    }

    static func contains(_ bytes: [UInt8], _ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }

    static func fatal(state: String, message: String) -> [UInt8] {
        let body = Array("SFATAL\0VFATAL\0C\(state)\0M\(message)\0\0".utf8)
        let length = withUnsafeBytes(of: UInt32(body.count + 4).bigEndian) { Array($0) }
        return [UInt8(ascii: "E")] + length + body
    }
}
