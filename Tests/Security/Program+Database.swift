import Foundation
import TestSupport

/// One of the executables beside the tests.
enum Program {
    /// Runs it to its end and returns its exit code and all that it printed.
    static func run(
        _ name: String, _ arguments: [String], on database: String, _ more: [String: String] = [:]
    ) async throws -> (code: Int32, printed: String) {
        let process = Process()
        process.executableURL = folder.appending(path: name)
        process.arguments = arguments
        process.environment = [
            "DATABASE_URL": database, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        ].merging(more) { $1 }
        return try await output(of: process)
    }

    /// Runs SQL as anybody's `psql` would, with no word about settings; with nil only what the arguments say.
    static func psql(_ sql: String?, on database: String, _ arguments: [String] = []) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", "-qAtX", "-v", "VERBOSITY=terse", "-d", database] + arguments
        if let sql {
            let input = Pipe()
            process.standardInput = input
            try input.fileHandleForWriting.write(contentsOf: Data(sql.utf8))
            try input.fileHandleForWriting.close()
        }
        return try await output(of: process).printed
    }

    /// Where the build puts the executables: beside the test bundle.
    private static let folder: URL = {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "liner").path) {
            precondition(folder.path != "/", "the executables are built beside the tests")
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    private static func output(of process: Process) async throws -> (code: Int32, printed: String) {
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, printed)
    }
}
