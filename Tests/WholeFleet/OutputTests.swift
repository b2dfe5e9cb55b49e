import FleetMessages
import Foundation
import Messages
import Postgres
import TestSupport
import Testing

@Suite("Standard output")
struct OutputTests {
    private static let failure = "could not write to standard output: No space left on device"

    /// Runs a program whose output goes to a device that is always full.
    private func run(_ fleet: Fleet, _ command: String, _ arguments: [String]) async throws -> (Int32, String) {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let process = try FleetProcess(
            command, arguments, environment: fleet.environment(["LINERNOTES_HOME": "/tmp/ln-output"]), output: full)
        return (try await process.exitCode(within: 120), process.text)
    }

    @Test(
        "that can't be written is said by every command, and no success",
        arguments: [
            "", "--help", "--version", "help export", "--generate-completion-script bash", "migrate", "migrate --json",
            "doctor", "doctor --json", "producers", "producers --json", "credits", "credits --json", "export csv",
            "export graphml", "status", "status --json", "status --watch", "queues", "queues --json",
            "queues pause track_discovery", "queues resume track_discovery", "queues drain track_discovery --wait",
            "queues purge track_discovery --yes", "queues purge track_discovery --yes --json", "runs", "runs --json",
            "dead-letters list", "dead-letters list --json", "dead-letters analyse",
            "dead-letters redrive --queue track_discovery",
            "dead-letters discard --queue track_discovery --yes", "maintain", "maintain --json", "schedule crontab",
            "schedule systemd --json", "schedule pg_cron", "simulate --port 0",
            "discover Sade --no-workers --timeout 1",
            "discover Sade --plan", "up",
        ])
    func full(_ line: String) async throws {
        try await Fleet.with { fleet in
            let (code, errors) = try await run(fleet, "liner", line.split(separator: " ").map(String.init))
            #expect(code == 74, "\(errors)")
            #expect(errors.contains("liner: \(Self.failure)"))
            #expect(errors.components(separatedBy: Self.failure).count == 2)
            #expect(try await fleet.isLeft(QueueName.fleet))
        }
    }

    @Test(
        "that can't be written is said by workers",
        arguments: ["describe", "--help", "--generate-completion-script zsh"])
    func worker(_ line: String) async throws {
        try await Fleet.with { fleet in
            let (code, errors) = try await run(
                fleet, "album-discovery", line.split(separator: " ").map(String.init))
            #expect(code == 74)
            #expect(errors == "album-discovery: \(Self.failure)\n")
        }
    }

    @Test("whose reader has left ends a command quietly", arguments: ["schedule crontab", "--help", "producers"])
    func readerGone(_ line: String) async throws {
        try await Fleet.with { fleet in
            let pipe = Pipe()
            try pipe.fileHandleForReading.close()
            let process = try FleetProcess(
                "liner", line.split(separator: " ").map(String.init), environment: fleet.environment(),
                output: pipe.fileHandleForWriting)
            _ = try await process.exitCode(within: 60)
            #expect(process.endedWith == 141)
            #expect(process.text == "")
        }
    }

    @Test("that is whole is what it was: the answer, and 0")
    func written() async throws {
        try await Fleet.with { fleet in
            let process = try fleet.start("liner", ["producers"])
            #expect(try await process.exitCode() == 0)
            #expect(process.text == "No producers yet. `liner discover ARTIST` finds some.\n")
        }
    }
}
