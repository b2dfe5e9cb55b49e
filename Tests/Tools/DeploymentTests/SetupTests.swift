import Foundation
import TestSupport
import Testing

/// The scripts that look for what a machine has, on machines that lack something.
@Suite("What is missing on a machine")
struct SetupTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs a script of a copy of ours with a PATH that has these programs of the machine's, and those that are given
    /// as scripts.
    private func run(
        _ script: String, _ arguments: [String] = [], programs: [String] = [], fake: [String: String] = [:]
    ) async throws -> (code: Int32, printed: String) {
        let folder = URL(filePath: "/tmp/ln-setup-\(UUID().uuidString)")
        let path = folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: Self.root.appending(path: "deploy"), to: folder.appending(path: "deploy"))
        let basics = ["bash", "dirname", "readlink", "sed", "sort", "head", "tr", "uname", "mkdir", "rm", "cat", "env"]
        // One that is replaced is no link: whoever wrote to it would write to the machine's own.
        for name in Set(basics + programs).subtracting(fake.keys) {
            let file = try #require(["/usr/bin/\(name)", "/bin/\(name)"].first(where: FileManager.default.fileExists))
            try FileManager.default.createSymbolicLink(
                atPath: path.appending(path: name).path, withDestinationPath: file)
        }
        for (name, text) in fake {
            try await Program.script(text, shell: "/bin/bash", at: path.appending(path: name).path)
        }
        return try await Program.run(
            "/bin/bash", [folder.appending(path: script).path] + arguments, environment: ["PATH": path.path])
    }

    private static let swift = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"

    @Test(
        "a Swift that is not there, too old or can't start is said, with the way out",
        arguments: [
            (nil, ["Swift is missing", "swift.org"]),
            ("echo 'Swift version 5.10 (x)'", ["5.10 is too old"]),
            (
                """
                echo "swift: error while loading shared libraries: libedit.so.2: cannot open shared object file" >&2
                exit 127
                """, ["libedit.so.2", "apt-get install", "libedit-dev"]
            ),
            ("echo 'cannot execute binary file: Exec format error' >&2; exit 126", ["Exec format error", "swift.org"]),
            ("kill -SEGV $$", ["Swift can't start"]), ("exit 0", ["Swift can't start", "nothing"]),
        ])
    func swift(fake: String?, words: [String]) async throws {
        let (code, text) = try await run("deploy/setup/debian.sh", fake: fake.map { ["swift": $0] } ?? [:])
        #expect(code == 1)
        for word in words { #expect(text.contains(word), "\(text)") }
    }

    @Test("git, packages that can't be had and a machine without sudo are said")
    func packages() async throws {
        #expect(
            try await run("deploy/setup/debian.sh", fake: ["swift": Self.swift]).printed.contains("apt-get install git")
        )
        let nothing = ["swift": Self.swift, "git": "", "dpkg-query": "exit 1", "tee": "cat >/dev/null"]
        if geteuid() == 0 {
            let (code, text) = try await run(
                "deploy/setup/debian.sh", fake: nothing.merging(["apt-get": "exit 100", "mkdir": ""]) { $1 })
            #expect(code == 1)
            #expect(text.contains("apt-get could not install") && text.contains("libpq-dev"))
        } else {
            #expect(try await run("deploy/setup/debian.sh", fake: nothing).printed.contains("no sudo"))
        }
    }

    @Test("tools of the other scripts are named with their package")
    func tools() async throws {
        for script in ["deploy/setup/clients.sh", "deploy/setup/servers.sh"] {
            #expect(try await run(script).printed.contains("cmp is missing. On Debian: apt-get install diffutils"))
            // As if nothing were installed yet.
            let (code, text) = try await run(script, fake: ["cmp": "exit 1"])
            #expect(code == 1)
            #expect(text.contains("python3 is missing. On Debian: apt-get install python3 python3-venv"))
            let venv = try await run(script, fake: ["cmp": "exit 1", "python3": "exit 1"])
            #expect(venv.printed.contains("apt-get install python3-venv"))
        }
        let executables = "deploy/setup/install-executables.sh"
        #expect(try await run(executables, ["/nowhere", "/tmp", "x"]).printed.contains("apt-get install binutils"))
        #expect(
            try await run(executables, ["/nowhere", "/tmp", "x"], programs: ["strip"]).printed.contains("make build"))
        #expect(try await run("deploy/checks/drift.sh", ["/tmp"]).printed.contains("apt-get install diffutils"))
    }
}
