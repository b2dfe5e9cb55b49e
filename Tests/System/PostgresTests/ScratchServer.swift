import FoundationEssentials
import Glibc
import PostgresServer

/// A server of one test's own, to be stopped and reconfigured at will.
struct ScratchServer: Sendable {
    let server: PostgresServer

    static func with(_ body: (ScratchServer) async throws -> Void) async throws {
        let server = PostgresServer(folder: "/tmp/ln-\(UUID().uuidString.prefix(8))", durable: false)
        defer {
            server.kill()
            server.remove()
        }
        _ = try await server.start()
        try await body(ScratchServer(server: server))
    }

    var connectionString: String { server.connectionString }

    var socket: String { "\(server.folder)/socket/.s.PGSQL.5432" }

    /// Puts a rule before all others of `pg_hba.conf` and has the server read it.
    func prependAccessRule(_ rule: String) throws {
        let path = "\(server.folder)/data/pg_hba.conf"
        let rules = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        // Written in place, so that the file keeps its owner.
        let file = open(path, O_WRONLY | O_TRUNC)
        let text = Array("\(rule)\n\(rules)".utf8)
        precondition(write(file, text, text.count) == text.count)
        close(file)
        let pids = String(
            decoding: FileManager.default.contents(atPath: "\(server.folder)/data/postmaster.pid") ?? Data(),
            as: UTF8.self)
        kill(pid_t(pids.split(separator: "\n")[0])!, SIGHUP)
    }
}
