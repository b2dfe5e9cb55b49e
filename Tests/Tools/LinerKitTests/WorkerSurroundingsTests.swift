import FoundationEssentials
import Glibc
import Processes
import Settings
import Testing

@testable import LinerKit

@Suite("What workers of root get of its surroundings", .enabled(if: geteuid() == 0))
struct WorkerSurroundingsTests {
    @Test("secrets of theirs that only root can read, and nobody else's")
    func secrets() async throws {
        let user = try #require(try UnprivilegedUser.current())
        try await TemporaryFolder.with { folder in
            for name in ["closed", "open"] {
                try Data("of \(name)\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
                chmod("\(folder)/\(name)", name == "open" ? 0o644 : 0o600)
            }
            let ours = [
                "DISCOGS_TOKEN_FILE": "\(folder)/closed", "GENIUS_ACCESS_TOKEN_FILE": "\(folder)/open",
                "SOMEBODYS_KEY_FILE": "\(folder)/closed", "ANOTHERS_FILE": "/nowhere", "HOME": "/root", "LANG": "C",
            ]
            let environment = try Tool.environment(ours, for: user)
            #expect(
                environment == [
                    "DISCOGS_TOKEN": "of closed", "GENIUS_ACCESS_TOKEN_FILE": "\(folder)/open",
                    "SOMEBODYS_KEY_FILE": "\(folder)/closed", "ANOTHERS_FILE": "/nowhere", "LANG": "C",
                    "HOME": user.home, "USER": user.name, "LOGNAME": user.name,
                ])
            #expect(throws: ConfigurationError.self) {
                try Tool.environment(["DISCOGS_TOKEN_FILE": "/nowhere/x"], for: user)
            }
        }
    }
}
