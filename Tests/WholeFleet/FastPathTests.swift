import FleetMessages
import Foundation
import Postgres
import PostgresServer
import Processes
import TestSupport
import Testing
import WorkerRuntime

/// The way that notifications take is a convenience: whatever becomes of it, messages are handled.
@Suite("A staying worker whose direct address is of no use")
struct FastPathTests {
    /// Runs a staying worker whose direct address has a port of this machine.
    private func with(port: Int, _ body: (Fleet, FleetProcess) async throws -> Void) async throws {
        try await Fleet.with { fleet in
            let worker = try fleet.start(
                "artist-discovery", ["--watch"],
                [
                    "DATABASE_DIRECT_URL":
                        "host=127.0.0.1 port=\(port) user=linernotes dbname=\(fleet.test.name) connect_timeout=2"
                ])
            try await body(fleet, worker)
            worker.signal(SIGTERM)
            #expect(try await worker.exitCode() == 0)
        }
    }

    private func until(_ worker: FleetProcess, says text: String) async throws {
        while !worker.text.contains(text) {
            try #require(worker.isRunning, "\(worker.text)")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func handles(_ count: Int, _ fleet: Fleet) async throws {
        try await fleet.discover("Janet Jackson")
        while try await fleet.database.query("select from pgmq.a_artist_discovery").count < count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test(
        "says so, polls, and is pushed again when it comes back", .timeLimit(.minutes(5)),
        arguments: [SilentServer.Manner.refuses, .accepts])
    func comesBack(manner: SilentServer.Manner) async throws {
        var nobody: SilentServer? = SilentServer(manner)
        let port = try #require(nobody?.port)
        try await with(port: port) { fleet, worker in
            try await until(worker, says: "notifications of new messages are lost; polling")
            try await handles(1, fleet)
            nobody = nil
            _ = try await TestServer.shared.connectionString()
            let way = Proxy(
                to: "\(TestServer.shared.server.socketFolder)/.s.PGSQL.5432", address: "127.0.0.1", port: port)
            try await until(worker, says: "notifications of new messages come through again")
            while try await Presence.listening([.artistDiscovery], in: fleet.database).isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            try await handles(2, fleet)
            // It goes away once more.
            way.close()
            try await handles(3, fleet)
        }
        _ = nobody
    }

    @Test("an address that makes no sense ends it with 78, and names the word")
    func wrong() async throws {
        try await Fleet.with { fleet in
            let worker = try fleet.start(
                "artist-discovery", ["--watch"], ["DATABASE_DIRECT_URL": "host=/tmp sslmode=requir"])
            #expect(try await worker.exitCode(within: 60) == 78)
            #expect(worker.text.contains("DATABASE_DIRECT_URL") && worker.text.contains("requir"))
        }
    }

    @Test(
        "a database's address that makes no sense ends everything with 78 at once",
        arguments: [
            ["DATABASE_URL": "host=/tmp sslmode=requir"], ["DATABASE_URL": "", "PGSERVICE": "requir"],
            ["DATABASE_URL": "", "PGHOST": "h", "PGPORT": "requir"],
            ["DATABASE_URL": "", "PGHOST": "h", "PGSSLMODE": "requir"],
            ["DATABASE_URL": "postgresql://u:geheim@h/d?requir=1"],
        ])
    func wrongDatabase(environment: [String: String]) async throws {
        let path = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LINERNOTES_HOME": "/tmp/ln-never"]
        for (command, arguments) in [("artist-discovery", ["--once"]), ("liner", ["queues"])] {
            let start = ContinuousClock.now
            let process = try FleetProcess(command, arguments, environment: path.merging(environment) { $1 })
            #expect(try await process.exitCode(within: 60) == 78)
            #expect(process.text.contains("requir") && !process.text.contains("geheim"))
            #expect(ContinuousClock.now - start < .seconds(8))
        }
    }

    /// In a mount namespace of its own, where the name leads to two addresses.
    @Test(
        "one name with two addresses, of which the first is silent, leads to the second",
        .enabled(if: geteuid() == 0))
    func twoAddresses() async throws {
        try await Fleet.with { fleet in
            let folder = "/tmp/ln-hosts-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try Data("127.0.0.1 localhost twofaced\n127.0.0.2 twofaced\n".utf8).write(
                to: URL(filePath: "\(folder)/hosts"))
            let silent = SilentServer(.accepts)
            let way = Proxy(
                to: "\(TestServer.shared.server.socketFolder)/.s.PGSQL.5432", address: "127.0.0.2", port: silent.port)
            defer { way.close() }
            let url = "postgresql://linernotes@twofaced:\(silent.port)/\(fleet.test.name)?connect_timeout=2"
            let worker = Program.folder + "/artist-discovery"
            let start = ContinuousClock.now
            let process = try ChildProcess(
                "/usr/bin/unshare",
                ["-m", "/bin/sh", "-c", "mount --bind \(folder)/hosts /etc/hosts && exec \(worker) --once"],
                .init(
                    environment: fleet.environment(["DATABASE_URL": url]), log: "\(folder)/log",
                    signalAtOurEnd: SIGKILL))
            #expect(await process.waitForExit(within: .seconds(60)) == 0)
            #expect((.seconds(1.5)..<(.seconds(20))).contains(ContinuousClock.now - start))
        }
    }
}
