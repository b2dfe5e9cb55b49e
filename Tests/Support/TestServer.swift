import FoundationEssentials
import Glibc
package import PostgresServer
import Synchronization

/// The one Postgres of a test process: a private one, gone at exit, or the one that
/// `LINERNOTES_TEST_DATABASE_URL` names.
package final class TestServer: Sendable {
    package static let shared = TestServer()

    /// The private server, started or not; for tests that stop it, a server of their own is better.
    package let server = PostgresServer(
        folder: "\(TestServer.prefix)\(getpid())", durable: false, connectionsMaximum: 300)

    private static let prefix = "/tmp/ln-test-"
    private let starting = Mutex<Task<String, any Error>?>(nil)

    private init() {}

    /// Starts the server, once, and returns a superuser's connection string for its first database.
    package func connectionString() async throws -> String {
        if let url = getenv("LINERNOTES_TEST_DATABASE_URL").map({ String(cString: $0) }), !url.isEmpty { return url }
        let task = starting.withLock { starting in
            if let starting { return starting }
            let task = Task { try await self.start() }
            starting = task
            return task
        }
        return try await task.value
    }

    private func start() async throws -> String {
        Self.removeLeftovers()
        atexit {
            TestServer.shared.server.kill()
            TestServer.shared.server.remove()
        }
        return try await server.start()
    }

    /// Ends what test processes that crashed have left behind.
    private static func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? [] {
            guard "/tmp/\(name)".hasPrefix(prefix), let pid = pid_t(name.dropFirst(prefix.count - 5)),
                kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            let leftover = PostgresServer(folder: "/tmp/\(name)", durable: false)
            leftover.kill()
            leftover.remove()
        }
    }
}
