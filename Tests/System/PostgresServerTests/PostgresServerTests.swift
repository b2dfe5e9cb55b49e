import FoundationEssentials
import Glibc
import Postgres
import Processes
import Testing

@testable import PostgresServer

@Suite("A private server", .enabled(if: PostgresServer.installed()))
struct PostgresServerTests {
    /// A server in a folder of its own, stopped and removed afterwards.
    private func withServer(
        _ name: String = "s", _ body: (PostgresServer) async throws -> Void
    ) async throws {
        let parent = "/tmp/ln-\(UUID().uuidString.prefix(8))"
        let server = PostgresServer(folder: "\(parent)/\(name)", durable: false)
        defer {
            server.kill()
            server.remove()
            try? FileManager.default.removeItem(atPath: parent)
        }
        try await body(server)
    }

    private func answer(_ connectionString: String, _ sql: String) async throws -> String? {
        let database = Database(DatabaseConfiguration(connectionString: connectionString, acquireTimeout: .seconds(1)))
        let rows = try await database.query(sql)
        await database.close()
        return try rows[0][0, as: String?.self]
    }

    private func run(_ connectionString: String, _ sql: String) async throws {
        let database = Database(DatabaseConfiguration(connectionString: connectionString))
        try await database.execute(sql)
        await database.close()
    }

    @Test("starts, answers, stops, starts again and still has its data")
    func lifecycle() async throws {
        try await withServer { server in
            #expect(await server.isRunning() == false)
            let connectionString = try await server.start()
            #expect(await server.isRunning())
            #expect(try await answer(connectionString, "select current_user::text") == PostgresServer.user)
            try await run(connectionString, "create table public.kept as select 'yes'::text as x")
            try await server.stop()
            #expect(await server.isRunning() == false)
            #expect(try await server.start() == connectionString)
            #expect(try await answer(connectionString, "select x from public.kept") == "yes")
        }
    }

    @Test("many starts at once make one server")
    func startsAtOnce() async throws {
        try await withServer { server in
            let pids = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await answer(try await server.start(), "select pg_postmaster_start_time()::text")
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(pids.count == 1)
        }
    }

    @Test("listens on no port, and its socket stands in a folder closed to others")
    func privacy() async throws {
        try await withServer { server in
            let connectionString = try await server.start()
            #expect(try await answer(connectionString, "show listen_addresses") == "")
            var status = stat()
            #expect(stat(server.layout.socketFolder, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
            #expect(try await answer(connectionString, "show server_encoding") == "UTF8")
        }
    }

    @Test("starts after a crash that left the pid file behind")
    func crash() async throws {
        try await withServer { server in
            let connectionString = try await server.start()
            let pid = try #require(server.pid)
            kill(pid, SIGKILL)
            while !ChildProcess.hasEnded(pid) { await Task.yield() }
            #expect(FileManager.default.fileExists(atPath: server.layout.pidFile))
            #expect(try await server.start() == connectionString)
            #expect(try await answer(connectionString, "select 'up'") == "up")
        }
    }

    @Test("a folder too long for a socket's path works, and so do spaces in it")
    func longFolder() async throws {
        try await withServer("a folder " + String(repeating: "x", count: 120)) { server in
            let connectionString = try await server.start()
            #expect(server.layout.socket.utf8.count <= Layout.socketPathMaximum)
            #expect(try await server.start() == connectionString)
            #expect(try await answer(connectionString, "select 'up'") == "up")
        }
    }

    @Test("is durable unless told otherwise", arguments: [true, false])
    func durability(durable: Bool) async throws {
        let server = PostgresServer(folder: "/tmp/ln-\(UUID().uuidString.prefix(8))", durable: durable)
        defer { server.kill(); server.remove() }
        let connectionString = try await server.start()
        #expect(try await answer(connectionString, "show fsync") == (durable ? "on" : "off"))
    }

    @Test("a server that cannot start says what its log says")
    func brokenCluster() async throws {
        try await withServer { server in
            _ = try await server.start()
            try await server.stop()
            try FileManager.default.removeItem(atPath: "\(server.layout.data)/global")
            let error = await #expect(throws: PostgresServerError.self) { try await server.start() }
            #expect(error?.code == .startFailed)
            #expect(error?.message.contains("global") == true)
        }
    }

    @Test("root's server moves out of a folder that its user cannot reach", .enabled(if: geteuid() == 0))
    func unreachableFolder() throws {
        let closed = "/tmp/ln-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: closed) }
        let user = try UnprivilegedUser.current()
        let moved = Layout(folder: "\(closed)/state", user: user)
        #expect(moved.folder.hasPrefix("/var/lib/liner-notes/"))
        #expect(moved == Layout(folder: "\(closed)/state/", user: user))
        #expect(moved != Layout(folder: "\(closed)/other", user: user))
        #expect(Layout(folder: "/tmp/open", user: user).folder == "/tmp/open")
    }

    @Test("a cluster's own version goes before a newer one")
    func binaries() throws {
        let found = try #require(Binaries.find(version: "15", path: ""))
        #expect(found.folder == "/usr/lib/postgresql/15/bin")
        #expect(Binaries.find(path: "/nowhere")?.folder.hasPrefix("/usr/lib/postgresql/") == true)
    }
}
