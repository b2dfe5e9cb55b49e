import Foundation
import Synchronization
import TestSupport
import Testing

/// One of the project's executables as a real process.
final class FleetProcess: Sendable {
    let command: String
    private let process: Mutex<Process>
    /// A file and no pipe: all that was printed is there the moment the process has ended.
    private let output = FileManager.default.temporaryDirectory.appending(path: "ln-output-\(UUID().uuidString)")

    /// - Parameters:
    ///   - memoryMegabytes: As much memory as it can write to; nil: all that there is.
    ///   - output: Where standard output goes; else to ``text``, as standard error does.
    init(
        _ command: String, _ arguments: [String] = [], memoryMegabytes: Int? = nil, environment: [String: String],
        output elsewhere: FileHandle? = nil
    ) throws {
        self.command = command
        let process = Process()
        process.executableURL = URL(filePath: "\(Program.folder)/\(command)")
        process.arguments = arguments
        if let memoryMegabytes {
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments =
                [
                    "-c", "ulimit -d \(memoryMegabytes * 1024); exec \"$@\"", "bash",
                    "\(Program.folder)/\(command)",
                ]
                + arguments
        }
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        try handle.seekToEnd()
        process.standardOutput = elsewhere ?? handle
        process.standardError = handle
        self.process = Mutex(process)
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: output) }

    /// Everything printed so far, both streams.
    var text: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
    var isRunning: Bool { process.withLock { $0.isRunning } }
    var pid: pid_t { process.withLock { $0.processIdentifier } }

    func signal(_ signal: Int32) { kill(pid, signal) }

    /// Waits for the end; kills after the limit.
    @discardableResult
    func exitCode(within seconds: Double = 240) async throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while isRunning {
            if ContinuousClock.now > deadline {
                signal(SIGKILL)
                Issue.record("\(command) did not end within \(seconds) s; it printed:\n\(text)")
                break
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return process.withLock { $0.terminationStatus }
    }

    /// How it ended: its code, or 128 and the signal.
    var endedWith: Int32 {
        process.withLock { $0.terminationReason == .uncaughtSignal ? 128 + $0.terminationStatus : $0.terminationStatus }
    }
}
