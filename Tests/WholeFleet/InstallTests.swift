import Foundation
import TestSupport
import Testing

/// `make install`, with the executables that were built for the tests.
@Suite("An installation", .timeLimit(.minutes(5)))
struct InstallTests {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func install(_ destination: String, _ prefix: String) async throws -> (code: Int32, printed: String) {
        var environment = Program.path
        environment["DESTDIR"] = destination
        return try await Program.run(
            "\(Self.checkout)/deploy/install/install.sh", [Program.folder, prefix, "liner"] + Fleet.commands,
            environment: environment)
    }

    @Test(
        "has programs, pages for each command, completions that parse, and documents, all below its prefix; twice as once"
    )
    func everything() async throws {
        let destination = "/tmp/ln-install-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: destination) }
        for _ in 0..<2 {
            let (code, printed) = try await install(destination, "/opt/liner-notes")
            #expect(code == 0, "\(printed)")
        }
        let root = "\(destination)/opt/liner-notes"
        #expect(try FileManager.default.contentsOfDirectory(atPath: destination) == ["opt"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(root)/bin").sorted()
                == (["liner"] + Fleet.commands).sorted())
        let pages = try FileManager.default.contentsOfDirectory(atPath: "\(root)/share/man/man1")
        for page in ["liner.1", "liner-dead-letters-redrive.1", "liner-tokens-create.1", "album-discovery.1"] {
            #expect(pages.contains(page))
        }
        let redrive = try String(contentsOfFile: "\(root)/share/man/man1/liner-dead-letters-redrive.1", encoding: .utf8)
        #expect(redrive.contains("\n.SH OPTIONS\n") && redrive.contains("\\-\\-rate"))
        let completions = "\(root)/share/bash-completion/completions/liner"
        #expect(try await Program.run("/bin/bash", ["-n", completions]).code == 0)
        let told = try await Program.run(
            "/bin/bash",
            [
                "-c",
                "source \"$0\"; COMP_WORDS=(liner dead-letters re); COMP_CWORD=2; _liner; echo \"${COMPREPLY[@]}\"",
                completions,
            ])
        #expect(told.code == 0 && told.printed.contains("redrive"))
        // The units name this page.
        #expect(FileManager.default.fileExists(atPath: "\(root)/share/doc/liner-notes/operations/systemd.md"))
    }

    @Test("goes to a path from the root alone")
    func relative() async throws {
        let (code, printed) = try await install("", "usr/local")
        #expect(code == 1 && printed.contains("PREFIX"))
    }
}
