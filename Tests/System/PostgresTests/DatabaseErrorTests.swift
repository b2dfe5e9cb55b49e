import PostgresServer
import TestSupport
import Testing

@testable import Postgres

@Suite("Database errors")
struct DatabaseErrorTests {
    @Test(
        "carry the server's state and whether to try again",
        arguments: [
            ("select * from nowhere", SQLState.undefinedTable, false), ("select nothing()", .undefinedFunction, false),
            ("select nothing", .undefinedColumn, false), ("selec", .syntaxError, false),
            ("select 1/0", .divisionByZero, false), ("select 'x'::int", .invalidTextRepresentation, false),
            ("do $$ begin raise exception 'ours' using errcode = 'LN001'; end $$", SQLState(rawValue: "LN001"), false),
            ("do $$ begin raise exception 'x' using errcode = '40001'; end $$", .serializationFailure, true),
            ("do $$ begin raise exception 'x' using errcode = '40P01'; end $$", .deadlockDetected, true),
            ("do $$ begin raise exception 'x' using errcode = '53100'; end $$", .diskFull, true),
            ("do $$ begin raise exception 'x' using errcode = '25006'; end $$", .readOnlySQLTransaction, true),
            ("do $$ begin raise exception 'x' using errcode = '55P03'; end $$", .lockNotAvailable, true),
        ])
    func states(sql: String, state: SQLState, isRetryable: Bool) async throws {
        let database = try await SharedDatabase.database()
        let error = await #expect(throws: DatabaseError.self) { try await database.query(sql) }
        #expect(error?.code == .query)
        #expect(error?.sqlState == state)
        #expect(error?.isRetryable == isRetryable)
        #expect(error?.isConnectionLost == false)
    }

    @Test("name table and constraint, detail and hint")
    func fields() async throws {
        let database = try await SharedDatabase.database()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction { tx in
                try await tx.execute("create temporary table twins (id int constraint only_one primary key)")
                try await tx.execute("insert into twins values (1), (1)")
            }
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(error?.table == "twins")
        #expect(error?.constraint == "only_one")
        #expect(error?.detail?.contains("(id)=(1)") == true)
        let raised = await #expect(throws: DatabaseError.self) {
            try await database.query("do $$ begin raise exception 'no' using hint = 'try this'; end $$")
        }
        #expect(raised?.hint == "try this")
        #expect(raised?.context?.contains("PL/pgSQL") == true)
    }

    @Test("lock timeouts of the session are retryable")
    func lockTimeout() async throws {
        try await SharedDatabase.withDatabase({ $0.lockTimeout = .milliseconds(50) }) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.withConnection { first in
                    try await first.query("select pg_advisory_lock(77)")
                    defer { Task { try await first.query("select pg_advisory_unlock(77)") } }
                    try await database.query("select pg_advisory_lock(77)")
                }
            }
            #expect(error?.sqlState == .lockNotAvailable)
            #expect(error?.isRetryable == true)
        }
    }

    @Test("a missing database is told at once, without waiting for it to appear")
    func databaseMissing() async throws {
        let start = ContinuousClock.now
        let string = TestDatabase.connectionString(try await SharedDatabase.connectionString(), database: "not_there")
        let database = Database(DatabaseConfiguration(connectionString: string, acquireTimeout: .seconds(300)))
        let error = await #expect(throws: DatabaseError.self) { try await database.query("select 1") }
        #expect(error?.code == .databaseMissing)
        #expect(error?.sqlState == .invalidCatalogName)
        #expect(error?.message.contains("not_there") == true)
        #expect(error?.message.contains("LOCATION") == false)
        #expect(start.duration(to: .now) < .seconds(300))
    }

    @Test("no server: waits for it until the acquire timeout, then says where it looked")
    func noServer() async throws {
        let database = Database(
            DatabaseConfiguration(connectionString: "host=/tmp/no-such-folder", acquireTimeout: .milliseconds(200)))
        let start = ContinuousClock.now
        let error = await #expect(throws: DatabaseError.self) { try await database.query("select 1") }
        #expect(error?.code == .connectionFailed)
        #expect(error?.isRetryable == true)
        #expect(error?.message.contains("/tmp/no-such-folder") == true)
        #expect(start.duration(to: .now) >= .milliseconds(50))
    }

    @Test(
        "a string that libpq cannot read is refused without being quoted",
        arguments: ["host=x hunter2", "host='hunter2", "postgresql://[hunter2"])
    func badStrings(string: String) async throws {
        let configuration = DatabaseConfiguration(connectionString: string)
        let error = await #expect(throws: DatabaseError.self) { try await Database(configuration).query("select 1") }
        #expect(error?.code == .configurationInvalid)
        #expect(error.map { "\($0)".contains("hunter2") } == false)
    }

    @Test("the connection string shows in no description")
    func descriptions() {
        let configuration = DatabaseConfiguration(connectionString: "postgresql://u:hunter2@h/x")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hunter2"))
        }
    }

    @Test("parts of a password that libpq took for the host are redacted")
    func redaction() async throws {
        let string = "postgresql://u:pass@hunter2:word@127.0.0.1:1/x"
        let redact = Redaction(connectionString: string, password: "pass")
        #expect(!redact("could not translate host name \"hunter2\"").contains("hunter2"))
        #expect(!redact("in \(string)").contains("word"))
        let misread = "postgresql://u:s3cr@hunter2.invalid/x"
        let error = await #expect(throws: DatabaseError.self) {
            try await Database(DatabaseConfiguration(connectionString: misread, acquireTimeout: .zero)).query(
                "select 1")
        }
        #expect(error.map { "\($0)".contains("s3cr") } == false)
    }

    @Test("codes of refused connections follow the server's state")
    func refusals() {
        let text =
            "connection to server failed: FATAL:  28P01: password authentication failed\nLOCATION:  auth_failed\n"
        let wrong = ConnectionRefusal.error(of: text, needsPassword: true)
        #expect(wrong.code == .authenticationFailed)
        #expect(wrong.message == "connection to server failed: FATAL: password authentication failed")
        #expect(
            ConnectionRefusal.error(of: "fe_sendauth: no password", needsPassword: true).code == .authenticationFailed)
        let translated = ConnectionRefusal.error(of: "FATAL:  3D000: la base n'existe pas", needsPassword: false)
        #expect(translated.code == .databaseMissing)
        #expect(ConnectionRefusal.code(of: .tooManyConnections) == .connectionFailed)
        #expect(ConnectionRefusal.code(of: .cannotConnectNow) == .connectionFailed)
        #expect(
            ConnectionRefusal.error(of: "could not connect: refused", needsPassword: false).code == .connectionFailed)
    }

    @Test("a wrong or missing password is told at once and shown nowhere")
    func wrongPassword() async throws {
        try await ScratchServer.with { server in
            let admin = Database(DatabaseConfiguration(connectionString: server.connectionString))
            try await admin.run(
                script: "set password_encryption = 'scram-sha-256'; create role guarded login password 'right'")
            await admin.close()
            try server.prependAccessRule("local all guarded scram-sha-256")
            let open = TestServer.open(server.connectionString)
            let good = open.replacing("linernotes@", with: "guarded:right@")
            let bad = open.replacing("linernotes@", with: "guarded:hunter2@")
            let none = open.replacing("linernotes@", with: "guarded@")
            let database = Database(DatabaseConfiguration(connectionString: good))
            #expect(try await database.query("select 1").count == 1)
            await database.close()
            for string in [bad, none] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await Database(DatabaseConfiguration(connectionString: string)).query("select 1")
                }
                #expect(error?.code == .authenticationFailed)
                #expect(error?.isRetryable == false)
                #expect(error.map { "\($0)".contains("hunter2") } == false)
            }
        }
    }
}
