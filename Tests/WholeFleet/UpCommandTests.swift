import FleetMessages
import Foundation
import Messages
import Postgres
import TestSupport
import Testing
import WorkerRuntime

@Suite("liner up")
struct UpCommandTests {
    private func withUp(_ body: (Fleet, FleetProcess) async throws -> Void) async throws {
        try await Fleet.with { fleet in
            let home = FileManager.default.temporaryDirectory.appending(path: "ln-home-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: home) }
            let liner = try fleet.start("liner", ["up"], ["LINERNOTES_HOME": home.path])
            try await untilListening(fleet)
            try await body(fleet, liner)
        }
    }

    private func untilListening(_ fleet: Fleet) async throws {
        while try await Presence.listening(QueueName.fleet, in: fleet.database).count < QueueName.fleet.count {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("runs a discovery to its end, and ends with 0 and no worker left on SIGTERM", .timeLimit(.minutes(5)))
    func discovery() async throws {
        try await withUp { fleet, liner in
            try await fleet.discover("Janet Jackson")
            while try await fleet.database.query(
                "select from linernotes.run_status where finished_at is not null"
            ).isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
            liner.signal(SIGTERM)
            #expect(try await liner.exitCode() == 0)
            #expect(liner.text.contains("\(QueueName.fleet.count) of \(QueueName.fleet.count) workers run"))
            #expect(liner.text.hasSuffix("Stopped.\n"))
            #expect(try await fleet.isLeft(QueueName.fleet))
            #expect(try await fleet.deadLetters() == [])
            #expect(try await !fleet.database.query("select from linernotes.credits limit 1").isEmpty)
        }
    }

    @Test("starts a worker again that was killed", .timeLimit(.minutes(5)))
    func restart() async throws {
        try await withUp { fleet, liner in
            let group = try workers(of: liner.pid)
            let victim = try #require(group.first)
            kill(victim, SIGKILL)
            while try workers(of: liner.pid).contains(victim) { try await Task.sleep(for: .milliseconds(10)) }
            while try workers(of: liner.pid).count < 5 { try await Task.sleep(for: .milliseconds(10)) }
            try await untilListening(fleet)
            liner.signal(SIGINT)
            #expect(try await liner.exitCode() == 0)
            #expect(liner.text.contains("ended with code 137"))
        }
    }

    /// The children of a process, whichever of its threads started them.
    private func workers(of pid: pid_t) throws -> [pid_t] {
        let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
        // A thread that has just ended has no children.
        return tasks.flatMap { task in
            ((try? String(contentsOfFile: "/proc/\(pid)/task/\(task)/children", encoding: .utf8)) ?? "")
                .split(separator: " ").compactMap { pid_t($0) }
        }
    }
}
