import FleetMessages
import Foundation
import Messages
import Postgres
import PostgresServer
import Processes
import TestSupport
import Testing
import WorkerRuntime

/// What terminals, pipes and sudden ends do to the programs.
@Suite("Signals and pipes")
struct TerminalTests {
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/ln-terminal-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private func shell(_ script: String, _ environment: [String: String], _ folder: String) throws -> ChildProcess {
        try ChildProcess(
            "/bin/sh", ["-c", script], .init(environment: environment, log: "\(folder)/log", signalAtOurEnd: SIGKILL))
    }

    private func untilListening(_ database: Database) async throws {
        while try await Presence.listening(QueueName.fleet, in: database).count < QueueName.fleet.count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static let liner = Program.folder + "/liner"

    @Test("Ctrl-C ends liner up and what reads its output, with no worker left", .timeLimit(.minutes(5)))
    func pipeline() async throws {
        try await Fleet.with { fleet in
            try await withFolder { folder in
                let environment = fleet.environment(["LINERNOTES_HOME": folder])
                let script = "{ \(Self.liner) up; echo \"ended $?\" >\(folder)/code; } | tee \(folder)/copy"
                let pipeline = try shell(script, environment, folder)
                try await untilListening(fleet.database)
                // As a terminal does: to all of the group at once, and `tee` is gone before liner writes again.
                kill(-pipeline.group, SIGINT)
                while !FileManager.default.fileExists(atPath: "\(folder)/copy") {
                    try await Task.sleep(for: .milliseconds(10))
                }
                #expect(try await fleet.isLeft(QueueName.fleet))
            }
        }
    }

    @Test("a terminal that closes stops liner up and workers in good order", .timeLimit(.minutes(5)))
    func hangup() async throws {
        try await Fleet.with { fleet in
            try await withFolder { folder in
                let liner = try fleet.start("liner", ["up"], ["LINERNOTES_HOME": folder])
                try await untilListening(fleet.database)
                liner.signal(SIGHUP)
                #expect(try await liner.exitCode() == 0)
                #expect(liner.text.hasSuffix("Stopped.\n"))
                #expect(try await fleet.isLeft(QueueName.fleet))
            }
        }
    }

    @Test("a program that was started to outlive its terminal does", .timeLimit(.minutes(5)))
    func nohup() async throws {
        try await Fleet.with { fleet in
            try await withFolder { folder in
                let worker = Program.folder + "/artist-discovery"
                let process = try shell("trap '' HUP; exec \(worker) --watch", fleet.environment(), folder)
                while try await Presence.listening([.artistDiscovery], in: fleet.database).isEmpty {
                    try await Task.sleep(for: .milliseconds(10))
                }
                process.signal(SIGHUP)
                try await fleet.discover("Janet Jackson")
                while try await fleet.database.query("select from pgmq.a_artist_discovery").isEmpty {
                    try await Task.sleep(for: .milliseconds(10))
                }
                process.signal(SIGTERM)
                #expect(await process.waitForExit(within: .seconds(60)) == 0)
            }
        }
    }

    @Test("a worker whose log nobody reads any more does its work")
    func logWithoutReader() async throws {
        try await Fleet.with { fleet in
            try await withFolder { folder in
                try await fleet.discover("Janet Jackson")
                let worker = Program.folder + "/artist-discovery"
                let process = try shell(
                    "{ \(worker) --once 2>&1; echo $? >\(folder)/code; } | true",
                    fleet.environment(["LINERNOTES_LOG_LEVEL": "trace"]), folder)
                #expect(await process.waitForExit(within: .seconds(60)) == 0)
                while OwnFile.read("\(folder)/code", of: geteuid())?.hasSuffix("\n") != true {
                    try await Task.sleep(for: .milliseconds(5))
                }
                #expect(OwnFile.read("\(folder)/code", of: geteuid()) == "0\n")
                #expect(try await fleet.database.query("select from pgmq.a_artist_discovery").count == 1)
            }
        }
    }

    @Test(
        "workers of a private server have no more rights than they need, and end with a liner that is killed, as it does",
        .timeLimit(.minutes(5)), .enabled(if: PostgresServer.installed()))
    func killed() async throws {
        try await withFolder { folder in
            let environment = [
                "PATH": "/usr/bin:/bin", "LINERNOTES_HOME": folder, "LINERNOTES_PROVIDERS": "musicbrainz",
            ]
            let liner = try FleetProcess("liner", ["up"], environment: environment)
            let server = PostgresServer(folder: "\(folder)/postgres")
            while !liner.text.contains("\(QueueName.fleet.count) of \(QueueName.fleet.count) workers run") {
                try #require(liner.isRunning, "\(liner.text)")
                try await Task.sleep(for: .milliseconds(10))
            }
            let database = Database(DatabaseConfiguration(connectionString: server.connectionString))
            try await untilListening(database)
            let roles = try await database.query(
                "select distinct usename::text from pg_stat_activity where application_name like '%-%' and application_name <> 'liner-notes'"
            )
            #expect(try roles.map { try $0[0, as: String.self] } == ["linernotes_worker"])
            await database.close()
            let workers = try children(of: liner.pid)
            let postmaster = try #require(server.pid)
            #expect(workers.count == QueueName.fleet.count + 1)
            let user = try UnprivilegedUser.current()?.uid ?? geteuid()
            for process in workers {
                var status = stat()
                #expect(stat("/proc/\(process)", &status) == 0 && status.st_uid == user)
            }
            liner.signal(SIGKILL)
            for process in workers + [postmaster] {
                while isRunning(process) { try await Task.sleep(for: .milliseconds(10)) }
            }
            #expect(await !server.isRunning())
        }
    }

    /// Whether it is more than an entry that nobody has asked for yet.
    private func isRunning(_ pid: pid_t) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    /// The children of a process, whichever of its threads started them.
    private func children(of pid: pid_t) throws -> [pid_t] {
        let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
        return processes.filter { process in
            let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
            return status.contains("PPid:\t\(pid)\n")
        }
    }
}
