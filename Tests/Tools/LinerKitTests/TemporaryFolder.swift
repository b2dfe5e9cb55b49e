import FoundationEssentials
import Processes
import Testing

@testable import LinerKit

/// A folder for one test.
enum TemporaryFolder {
    static func with(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/liner-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            try await body(folder)
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Writes a shell script that can be run.
    ///
    /// Another process writes the file: a process that any test starts at that moment would inherit our descriptor,
    /// and what is open for writing can't be run.
    static func script(_ text: String, at path: String) async throws {
        try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(filePath: path + ".text"))
        let install = try ChildProcess(
            "/usr/bin/install", ["-m", "755", path + ".text", path], .init(environment: [:], log: "/dev/null"))
        #expect(await install.waitForExit(within: .seconds(60)) == 0)
    }
}
