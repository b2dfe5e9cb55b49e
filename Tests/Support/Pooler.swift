import Foundation
import PostgresServer
import Processes

/// PgBouncer in transaction mode before the test server: every transaction may meet another session.
///
/// Pools are small, so that sessions are shared from the start. Ended by ``stop()``.
package final class Pooler: Sendable {
    private let folder: String
    private let process: ChildProcess
    private static let port = 6432

    /// Starts it.
    ///
    /// - Parameter ignoresOptions: It takes the options that a session begins with, and does nothing with them.
    /// - Throws: ``PoolerError`` where PgBouncer is missing or does not start.
    package init(ignoresOptions: Bool = false) async throws {
        guard let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].first(where: Self.isExecutable) else {
            throw PoolerError(description: "pgbouncer is missing: `make setup` installs it")
        }
        let server = TestServer.shared.server
        _ = try await TestServer.shared.connectionString()
        folder = "/tmp/ln-pooler-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
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
            \(ignoresOptions ? "ignore_startup_parameters = options" : "")
            logfile = \(folder)/log
            pidfile = \(folder)/pid
            """
        try settings.write(toFile: "\(folder)/settings.ini", atomically: true, encoding: .utf8)
        process = try ChildProcess(
            program, ["\(folder)/settings.ini"],
            .init(environment: [:], log: "/dev/null", user: server.user(), signalAtOurEnd: SIGKILL))
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
        // It keeps nothing.
        process.signal(SIGKILL)
        while process.exitCode() == nil { usleep(1_000) }
        try? FileManager.default.removeItem(atPath: folder)
    }
}

package struct PoolerError: Error, CustomStringConvertible {
    package let description: String
}
