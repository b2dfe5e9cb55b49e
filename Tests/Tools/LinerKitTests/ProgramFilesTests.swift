import FoundationEssentials
import Glibc
import Messages
import Testing

@testable import LinerKit

@Suite("ProgramFiles and ChildProcess")
struct ProgramFilesTests {
    @Test("a worker stands beside liner, also where liner is a link to it, else on the PATH")
    func find() async throws {
        try await TemporaryFolder.with { folder in
            for name in ["real", "path", "links"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            }
            for file in ["real/liner", "real/one", "path/one", "path/two"] {
                _ = FileManager.default.createFile(
                    atPath: "\(folder)/\(file)", contents: nil, attributes: [.posixPermissions: 0o755])
            }
            _ = FileManager.default.createFile(atPath: "\(folder)/real/three", contents: nil)
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/links/liner", withDestinationPath: "\(folder)/real/liner")
            func find(_ command: String) -> String? {
                ProgramFiles.find(command, beside: "\(folder)/links/liner", path: "/nonexistent:\(folder)/path")
            }
            #expect(find("one") == "\(folder)/real/one")
            #expect(find("two") == "\(folder)/path/two")
            #expect(find("three") == nil)
        }
    }

    @Test("the worker of a queue is named as its queue")
    func command() {
        #expect(
            QueueName.fleet.map(ProgramFiles.command) == [
                "artist-discovery", "album-discovery", "track-discovery", "producer-identification",
                "social-enrichment",
            ])
    }

    @Test("a child's end, its output and its signals reach us")
    func child() async throws {
        try await TemporaryFolder.with { folder in
            func start(_ script: String) throws -> ChildProcess {
                try ChildProcess(
                    name: "sh", file: "/bin/sh", arguments: ["-c", script], environment: ["GREETING": "hello"],
                    logPath: "\(folder)/log")
            }
            #expect(try await start("echo $GREETING; echo error >&2; exit 7").waitForExit(within: .seconds(30)) == 7)
            #expect(try String(contentsOfFile: "\(folder)/log", encoding: .utf8) == "hello\nerror\n")
            let sleeper = try start("exec sleep 60")
            #expect(sleeper.exitCode() == nil)
            sleeper.signal(SIGTERM)
            #expect(await sleeper.waitForExit(within: .seconds(30)) == 128 + SIGTERM)
            #expect("\(ToolError.workerEnded(sleeper, code: 3))".contains("the worker sh ended with code 3: error"))
        }
    }

    @Test("a child that ignores SIGTERM is ended after the grace")
    func stubborn() async throws {
        try await TemporaryFolder.with { folder in
            let child = try ChildProcess(
                name: "sh", file: "/bin/sh",
                arguments: ["-c", "trap '' TERM; echo ready; while :; do sleep 0.01; done"],
                environment: ["PATH": "/usr/bin:/bin"], logPath: "\(folder)/log")
            while try !String(contentsOfFile: "\(folder)/log", encoding: .utf8).contains("ready") {
                await Task.yield()
            }
            await WorkerFleet(workers: [child]).stop(grace: .milliseconds(100))
            #expect(child.exitCode() == 128 + SIGKILL)
        }
    }

    @Test("a program that can't be started is named")
    func missing() throws {
        let error = #expect(throws: ToolError.self) {
            try ChildProcess(
                name: "x", file: "/nonexistent/x", arguments: [], environment: [:], logPath: "/dev/null")
        }
        #expect(error?.sentence.contains("/nonexistent/x") == true)
    }
}
