import FleetMessages
import FoundationEssentials
import Glibc
import Messages
import Processes
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
        #expect(ProgramFiles.command(of: .producerIdentification) == "producer-identification")
    }

    @Test("a child that ignores SIGTERM is ended after the grace")
    func stubborn() async throws {
        try await TemporaryFolder.with { folder in
            let child = try ChildProcess(
                "/bin/sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 0.01; done"],
                .init(environment: ["PATH": "/usr/bin:/bin"], log: "\(folder)/log"))
            while try !String(contentsOfFile: "\(folder)/log", encoding: .utf8).contains("ready") {
                await Task.yield()
            }
            await WorkerFleet(workers: [child]).stop(grace: .milliseconds(100))
            #expect(child.exitCode() == 128 + SIGKILL)
            #expect("\(ToolError.workerEnded(child, code: 3))".contains("the worker sh ended with code 3: ready"))
        }
    }
}
