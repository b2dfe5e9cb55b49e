import FoundationEssentials
import Glibc
import PostgresServer

/// PgBouncer in transaction mode before the test server: every transaction may meet another session.
///
/// Pools are small, so that sessions are shared from the start. Ended by ``stop()``, and with the test process.
package final class Pooler: Sendable {
    private let folder: String
    private let pid: pid_t
    private static let port = 6432

    /// Starts it.
    ///
    /// - Throws: ``PoolerError`` where PgBouncer is missing or does not start.
    package init() async throws {
        guard let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].first(where: Self.isExecutable) else {
            throw PoolerError(description: "pgbouncer is missing: `make setup` installs it")
        }
        let server = TestServer.shared.server
        _ = try await TestServer.shared.connectionString()
        folder = "/tmp/ln-pooler-\(getpid())-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        chmod(folder, 0o777)
        let settings = """
            [databases]
            * = host=\(server.socketFolder) port=\(server.port) user=\(PostgresServer.user)
            [pgbouncer]
            listen_addr =
            listen_port = \(Self.port)
            unix_socket_dir = \(folder)
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            max_client_conn = 200
            logfile = \(folder)/log
            pidfile = \(folder)/pid
            """
        try settings.write(toFile: "\(folder)/settings.ini", atomically: true, encoding: .utf8)
        pid = try Self.spawn(server.commandPrefix + [program, "\(folder)/settings.ini"], dyingWith: folder)
        let deadline = ContinuousClock.now + .seconds(30)
        while access("\(folder)/.s.PGSQL.\(Self.port)", F_OK) != 0 {
            guard .now < deadline else {
                let log = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? "no log"
                throw PoolerError(description: "pgbouncer did not start: \(log)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The way to a database of the test server through the pooler.
    package func connectionString(to database: String) -> String {
        "postgresql://\(PostgresServer.user)@/\(database)?host=\(folder)&port=\(Self.port)"
    }

    package func stop() {
        kill(pid, SIGTERM)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func spawn(_ command: [String], dyingWith folder: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/output", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, command[0], &actions, nil, &arguments, environ)
        guard failure == 0 else { throw PoolerError(description: "pgbouncer: \(String(cString: strerror(failure)))") }
        return pid
    }
}

package struct PoolerError: Error, CustomStringConvertible {
    package let description: String
}
