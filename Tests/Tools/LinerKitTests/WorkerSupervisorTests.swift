import FoundationEssentials
import Glibc
import Processes
import TestSupport
import Testing

@testable import LinerKit

@Suite("WorkerSupervisor")
struct WorkerSupervisorTests {
    private static let sleeper = "trap 'exit 0' TERM; while :; do sleep 0.02; done"

    private func with(
        _ scripts: [String], _ body: (WorkerSupervisor, String) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            var programs: [WorkerProgram] = []
            for (index, script) in scripts.enumerated() {
                try await Program.script(script, at: "\(folder)/worker-\(index)")
                programs.append(WorkerProgram(command: "worker-\(index)", file: "\(folder)/worker-\(index)"))
            }
            let supervisor = WorkerSupervisor(
                programs, WorkerSurroundings(environment: ["PATH": "/usr/bin:/bin"], logFolder: folder))
            do {
                try await body(supervisor, folder)
            } catch {
                await supervisor.stop(grace: .zero)
                throw error
            }
            await supervisor.stop(grace: .zero)
        }
    }

    private func untilEnded(_ process: ChildProcess) async throws {
        process.signal(SIGKILL)
        #expect(await process.waitForExit(within: .seconds(60)) == 128 + SIGKILL)
    }

    @Test("all run in one process group, also those that were started again after its first member died")
    func group() async throws {
        try await with([Self.sleeper, Self.sleeper, Self.sleeper]) { supervisor, _ in
            #expect(await supervisor.tick() == [])
            let first = await supervisor.processes
            #expect(first.count == 3)
            #expect(Set(first.map { getpgid($0.pid) }) == [first[0].pid])
            #expect(first[0].pid != getpgrp())
            try await untilEnded(first[0])
            let events = await supervisor.tick()
            #expect(events.count == 1)
            #expect(events[0].hasPrefix("worker-0 ended with code 137, again in "))
            #expect(await supervisor.count.running == 2)
            // Not before its time, and then in the same group.
            #expect(await supervisor.tick() == [])
            #expect(await supervisor.count.running == 2)
            #expect(await supervisor.tick(at: .now + .seconds(120)) == [])
            let second = await supervisor.processes
            #expect(second.count == 3)
            #expect(Set(second.map { getpgid($0.pid) }) == [first[0].pid])
            for process in second { try await untilEnded(process) }
            _ = await supervisor.tick()
            _ = await supervisor.tick(at: .now + .seconds(240))
            #expect(await supervisor.count.running == 3)
        }
    }

    @Test("after a stop all have ended in good order, and none is started again")
    func stop() async throws {
        let script = "trap 'echo done; exit 0' TERM; echo ready; while :; do sleep 0.02; done"
        try await with([script, script]) { supervisor, folder in
            _ = await supervisor.tick()
            let processes = await supervisor.processes
            for index in 0..<2 {
                while try !String(contentsOfFile: "\(folder)/worker-\(index).log", encoding: .utf8).contains("ready") {
                    await Task.yield()
                }
            }
            await supervisor.stop()
            #expect(processes.map { $0.exitCode() } == [0, 0])
            #expect(try String(contentsOfFile: "\(folder)/worker-1.log", encoding: .utf8) == "ready\ndone\n")
            for seconds in [1_000, 2_000] {
                #expect(await supervisor.tick(at: .now + .seconds(seconds)) == [])
                #expect(await supervisor.count.running == 0)
            }
        }
    }

    @Test("workers are told to stay, and not for ever")
    func arguments() async throws {
        try await with(["echo \"$@\""]) { supervisor, folder in
            _ = await supervisor.tick()
            while await supervisor.count.running > 0 { await Task.yield() }
            let log = try String(contentsOfFile: "\(folder)/worker-0.log", encoding: .utf8)
            #expect(log == "--watch --max-seconds 3600\n")
        }
    }

    @Test("what can't be started is said, and tried again")
    func missing() async throws {
        try await with(["exit 0"]) { supervisor, folder in
            try FileManager.default.removeItem(atPath: "\(folder)/worker-0")
            let now = ContinuousClock.now
            #expect(await supervisor.tick(at: now).first?.hasPrefix("worker-0 can't be started, again in ") == true)
            #expect(await supervisor.tick(at: now) == [])
            try await Program.script(Self.sleeper, at: "\(folder)/worker-0")
            #expect(await supervisor.tick(at: now + .seconds(120)) == [])
            #expect(await supervisor.count.running == 1)
        }
    }

    @Test("pauses grow to a minute, begin anew after a good run, and there is none after a lifetime")
    func pauses() {
        var restarts = WorkerRestarts()
        func pause(_ code: Int32, _ seconds: Int) -> Duration {
            restarts.pause(code: code, ran: .seconds(seconds), random: 0.999_999_999)
        }
        let growing = (0..<8).map { _ in pause(70, 1) }
        #expect(zip(growing, [2, 4, 8, 16, 32, 60, 60, 60]).allSatisfy { abs($0 / .seconds($1) - 1) < 0.001 })
        #expect(pause(70, 61) < .seconds(2.001))
        #expect(pause(0, 3_600) == .zero)
        // Ending well at once, again and again, is not well.
        #expect(pause(0, 0) > .seconds(1))
        #expect(pause(0, 0) > .seconds(3))
        var fresh = WorkerRestarts()
        #expect(fresh.pause(code: 70, ran: .zero, random: 0) == .seconds(1))
    }

    @Test("a long log is put aside, a short one is not")
    func logs() async throws {
        try await TemporaryFolder.with { folder in
            let log = "\(folder)/log"
            try WorkerLog.rotate(log)
            try Data("12345".utf8).write(to: URL(filePath: log))
            try WorkerLog.rotate(log, bytesMaximum: 5)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["log"])
            try WorkerLog.rotate(log, bytesMaximum: 4)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["log.1"])
        }
    }
}
