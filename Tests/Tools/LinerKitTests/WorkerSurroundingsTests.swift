import FoundationEssentials
import Glibc
import Processes
import Settings
import Testing

@testable import LinerKit

@Suite("What workers of root get of its surroundings", .enabled(if: geteuid() == 0))
struct WorkerSurroundingsTests {
    @Test("is what the fleet and its libraries read, with secrets of theirs that only root can read")
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
                "BACKUP_PASSPHRASE": "root's", "LD_PRELOAD": "x", "LINERNOTES_CA_FILE": "ca.pem",
                "https_proxy_FILE": "\(folder)/closed",
            ]
            let environment = try Tool.environment(ours, for: user)
            #expect(
                environment == [
                    "DISCOGS_TOKEN": "of closed", "GENIUS_ACCESS_TOKEN_FILE": "\(folder)/open",
                    "LINERNOTES_CA_FILE": TrustedPlace.absolute("ca.pem"), "https_proxy": "of closed", "LANG": "C",
                    "HOME": user.home, "USER": user.name, "LOGNAME": user.name,
                ])
            #expect(throws: ConfigurationError.self) {
                try Tool.environment(["DISCOGS_TOKEN_FILE": "/nowhere/x"], for: user)
            }
        }
    }

    @Test("is handed the secrets of a folder, of which nothing but theirs")
    func folder() async throws {
        let user = try #require(try UnprivilegedUser.current())
        try await TemporaryFolder.with { folder in
            for name in ["DISCOGS_TOKEN", "DATABASE_URL", "SOMEBODYS_KEY"] {
                try Data("of \(name)\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            let environment = try Tool.environment(["LINERNOTES_SECRETS_FOLDER": folder], for: user)
            #expect(
                environment == [
                    "DISCOGS_TOKEN": "of DISCOGS_TOKEN", "HOME": user.home, "USER": user.name, "LOGNAME": user.name,
                ])
        }
    }
}
