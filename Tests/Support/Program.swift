import FoundationEssentials
import Glibc
import Processes

/// Programs that a test runs to their end: ours, those of Postgres, scripts.
package enum Program {
    /// Why a program has no end to tell of.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Where the build puts the executables: beside the test bundle.
    package static let folder: String = {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "liner").path) {
            precondition(folder.path != "/", "the executables are built beside the tests")
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    /// Our own environment.
    package static var inherited: [String: String] { ProcessInfo.processInfo.environment }

    /// The environment of a program that is to know nothing of ours but where programs are.
    package static var path: [String: String] { inherited.filter { $0.key == "PATH" } }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - file: Its path; a bare name is looked for on the environment's PATH.
    ///   - input: What it reads; nil: nothing.
    /// - Returns: Its exit code, or 128 and the signal that ended it; and all that it printed on both streams.
    /// - Throws: ``Failure`` where it does not end within the limit: then it is killed. `ProcessError`.
    package static func run(
        _ file: String, _ arguments: [String] = [], environment: [String: String] = path, input: String? = nil,
        within limit: Duration = .seconds(300)
    ) async throws -> (code: Int32, printed: String) {
        let place = "/tmp/ln-program-\(UUID().uuidString)"
        let (given, printed) = (place + ".input", place + ".output")
        defer { for path in [given, printed] { unlink(path) } }
        try Data((input ?? "").utf8).write(to: URL(filePath: given))
        let child = try ChildProcess(
            "/bin/sh", ["-c", "input=$1; shift; exec \"$@\" <\"$input\"", "sh", given, file] + arguments,
            .init(environment: environment, log: printed, signalAtOurEnd: SIGKILL))
        guard let code = await child.waitForExit(within: limit) else {
            child.signal(SIGKILL)
            throw Failure(description: "\(file) does not end")
        }
        return (code, String(decoding: try Data(contentsOf: URL(filePath: printed)), as: UTF8.self))
    }

    /// Writes a script that can be run; never over what is there.
    ///
    /// Another process writes the file: a process that any test starts at that moment would inherit our descriptor, and
    /// what is open for writing can't be run.
    package static func script(_ text: String, shell: String = "/bin/sh", at path: String) async throws {
        let write = "set -eC; cat >\"$1\"; chmod 755 \"$1\""
        let (code, printed) = try await run("/bin/sh", ["-c", write, "sh", path], input: "#!\(shell)\n\(text)\n")
        guard code == 0 else { throw Failure(description: "no script at \(path): \(printed)") }
    }
}
