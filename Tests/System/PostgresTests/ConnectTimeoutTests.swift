import FoundationEssentials
import Glibc
import PostgresServer
import TestSupport
import Testing

@testable import Postgres

/// The host that is asked first does not answer; the second does.
@Suite("The timeout of a connection")
struct ConnectTimeoutTests {
    private static let user = PostgresServer.user
    /// Seconds for two silent hosts on a machine with much else to do; without the timeout it is a multiple.
    private static let enough = 12.0

    /// Connects as the string and the variables say, and tells how long that took.
    private static func seconds(_ string: String) async throws -> Double {
        let start = ContinuousClock.now
        let database = Database(DatabaseConfiguration(connectionString: string, acquireTimeout: .seconds(1)))
        let rows = try await database.query("select current_user::text")
        #expect(try rows[0][0] == user)
        await database.close()
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private static func socketFolder() async throws -> String {
        _ = try await SharedDatabase.database()
        return TestServer.shared.server.socketFolder
    }

    @Test("holds for each host of a list", arguments: [SilentServer.Manner.accepts, .drops, .refuses])
    func hosts(manner: SilentServer.Manner) async throws {
        let first = SilentServer(manner)
        let folder = try await Self.socketFolder()
        let encoded = folder.replacing("/", with: "%2F")
        for string in [
            "postgresql://\(Self.user)@127.0.0.1:\(first.port),\(encoded):5432/postgres?connect_timeout=2",
            "host=127.0.0.1,\(folder) port=\(first.port),5432 user=\(Self.user) dbname=postgres connect_timeout=2",
        ] {
            let seconds = try await Self.seconds(string)
            #expect(manner == .refuses || seconds > 1.5)
            #expect(seconds < Self.enough)
        }
    }

    @Test("holds for numbers in place of names, and for two silent hosts one after the other")
    func numbers() async throws {
        let silent = [SilentServer(.accepts), SilentServer(.drops)]
        let server = Proxy(to: "\(try await Self.socketFolder())/.s.PGSQL.5432", address: "127.0.0.1")
        defer { server.close() }
        let seconds = try await Self.seconds(
            "hostaddr=127.0.0.1,127.0.0.1,127.0.0.1 port=\(silent[0].port),\(silent[1].port),\(server.port)"
                + " user=\(Self.user) dbname=postgres connect_timeout=2")
        #expect((3.5..<Self.enough).contains(seconds))
    }

    /// A process of its own for each: the variables are the whole process's.
    @Test("holds in service files and variables", arguments: ["service", "PGSERVICE", "PGHOST"])
    func sources(form: String) async throws {
        let first = SilentServer(.accepts)
        let folder = try await Self.socketFolder()
        let file = "/tmp/ln-service-\(UUID().uuidString)"
        defer { unlink(file) }
        let hosts = "host=127.0.0.1,\(folder)\nport=\(first.port),5432\n"
        try Data("[liner]\n\(hosts)user=\(Self.user)\ndbname=postgres\nconnect_timeout=2\n".utf8)
            .write(to: URL(filePath: file))
        let variables =
            switch form {
            case "service": ["PGSERVICEFILE": file]
            case "PGSERVICE": ["PGSERVICEFILE": file, "PGSERVICE": "liner"]
            default:
                [
                    "PGHOST": "127.0.0.1,\(folder)", "PGPORT": "\(first.port),5432", "PGUSER": Self.user,
                    "PGDATABASE": "postgres", "PGCONNECT_TIMEOUT": "2",
                ]
            }
        let string = form == "service" ? "service=liner" : ""
        await #expect(processExitsWith: .success) {
            [variables = variables as [String: String], string = string as String] in
            for (name, value) in variables { setenv(name, value, 1) }
            let seconds = try await Self.seconds(string)
            precondition((1.5..<Self.enough).contains(seconds), "\(seconds) s")
        }
    }

    @Test("a wrong kind of server is passed over, and none at all is said with all of them")
    func attributes() async throws {
        let folder = try await Self.socketFolder()
        let string = "host=\(folder),\(folder) user=\(Self.user) dbname=postgres"
        #expect(try await Self.seconds("\(string) target_session_attrs=prefer-standby") < 5)
        #expect(try await Self.seconds("\(string) target_session_attrs=read-write") < 5)
        let error = await #expect(throws: DatabaseError.self) {
            try await Self.seconds("\(string) target_session_attrs=standby")
        }
        #expect(error?.code == .connectionFailed)
        let refused = [SilentServer(.refuses), SilentServer(.refuses)]
        let none = await #expect(throws: DatabaseError.self) {
            try await Self.seconds("host=127.0.0.1,127.0.0.1 port=\(refused[0].port),\(refused[1].port)")
        }
        for server in refused { #expect(none?.message.contains("\(server.port)") == true) }
    }

    @Test("holds for sessions that listen")
    func listening() async throws {
        let first = SilentServer(.accepts)
        let folder = try await Self.socketFolder()
        let database = try await SharedDatabase.database()
        let start = ContinuousClock.now
        let listener = try await database.listen(
            to: ["c"],
            direct:
                "host=127.0.0.1,\(folder) port=\(first.port),5432 user=\(Self.user) dbname=postgres connect_timeout=2")
        #expect((ContinuousClock.now - start) / .seconds(1) < Self.enough)
        await listener.close()
    }

    @Test("a login that is refused ends it: the others would refuse it too")
    func refusedLogin() async throws {
        let folder = try await Self.socketFolder()
        let error = await #expect(throws: DatabaseError.self) {
            try await Self.seconds("host=\(folder),\(folder) user=nobody_of_that_name dbname=postgres")
        }
        #expect(error?.code == .authenticationFailed)
    }
}
