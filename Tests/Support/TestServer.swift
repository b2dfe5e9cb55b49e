import FoundationEssentials
import Glibc
package import PostgresServer
import Synchronization

/// The one Postgres of a test process: a private one, gone at exit, or the one that
/// `LINERNOTES_TEST_DATABASE_URL` names. For a few tests there is a newer one, ``newer``.
package final class TestServer: Sendable {
    package static let shared = TestServer(name: "\(getpid())", programs: nil)

    /// A Postgres newer than this machine's; nil where `deploy/setup/servers.sh` has not been run.
    package static let newer = TestPackages.newerPostgres.map { TestServer(name: "\(getpid()).newer", programs: $0) }

    /// The private server, started or not; for tests that stop it, a server of their own is better.
    package let server: PostgresServer

    private static let prefix = "/tmp/ln-test-"
    /// Tells the servers of this process apart.
    let name: String
    private let isShared: Bool
    private let starting = Mutex<Task<String, any Error>?>(nil)

    private init(name: String, programs: String?) {
        self.name = name
        isShared = programs == nil
        let folder = Self.prefix + name
        server = PostgresServer(
            folder: folder, durable: false, connectionsMaximum: isShared ? 300 : 100,
            programs: programs.map {
                TestPackages.reachable($0, by: PostgresServer(folder: folder), copy: "\(folder).programs")
            })
    }

    /// Starts the server, once, and returns a superuser's connection string for its first database.
    package func connectionString() async throws -> String {
        if isShared, let url = getenv("LINERNOTES_TEST_DATABASE_URL").map({ String(cString: $0) }), !url.isEmpty {
            return url
        }
        let task = starting.withLock { starting in
            if let starting { return starting }
            let task = Task { try await self.start() }
            starting = task
            return task
        }
        return try await task.value
    }

    private func start() async throws -> String {
        if isShared {
            Self.removeLeftovers()
            atexit { TestServer.shared.end() }
        } else {
            atexit { TestServer.newer?.end() }
        }
        return Self.open(try await server.start())
    }

    /// A private server's connection string for who goes through somebody else, a proxy or a pooler, or has a password.
    package static func open(_ connectionString: String) -> String {
        String(
            connectionString.prefix(
                upTo: connectionString.firstRange(of: "&password=")?.lowerBound ?? connectionString.endIndex))
    }

    private func end() {
        server.kill()
        server.remove()
        try? FileManager.default.removeItem(atPath: "\(server.folder).programs")
    }

    /// Ends what test processes that crashed have left behind.
    private static func removeLeftovers() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? [] {
            guard "/tmp/\(name)".hasPrefix(prefix),
                let pid = pid_t(name.dropFirst(prefix.count - 5).prefix { $0 != "." }),
                kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            let leftover = PostgresServer(folder: "/tmp/\(name)", durable: false)
            leftover.kill()
            leftover.remove()
        }
    }
}
