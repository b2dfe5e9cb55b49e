import Foundation
import Settings
import Testing

@testable import LinerKit

@Suite("Files that are believed")
struct FilePlacesTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = "/tmp/ln-places-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["token", "authorities.pem"] {
            try "text".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
            chmod("\(folder)/\(name)", 0o600)
        }
        try body(folder)
    }

    private func checks(_ environment: [String: String]) throws -> [Check] {
        let settings = Settings(environment: environment)
        _ = try settings.secret("GENIUS_ACCESS_TOKEN")
        return FilePlaces(settings: settings).checks
    }

    @Test("through another user's link are named, with the link and what to do", .enabled(if: geteuid() == 0))
    func link() throws {
        try withFolder { folder in
            let link = "\(folder)/link"
            try #require(symlink("\(folder)/token", link) == 0)
            #expect(try checks(["GENIUS_ACCESS_TOKEN_FILE": link]) == [])
            try #require(lchown(link, 7, 7) == 0)
            let check = try #require(try checks(["GENIUS_ACCESS_TOKEN_FILE": link]).first)
            #expect(check.name == "secrets" && check.state == .note)
            #expect(check.finding.contains("\(link), which belongs to another user"))
            #expect(check.fix?.contains("name a copy in a folder of yours in GENIUS_ACCESS_TOKEN_FILE") == true)
        }
    }

    @Test("in another user's folder are named, with the folder", .enabled(if: geteuid() == 0))
    func folder() throws {
        try withFolder { folder in
            try #require(chown(folder, 7, 7) == 0)
            let check = try #require(try checks(["GENIUS_ACCESS_TOKEN_FILE": "\(folder)/token"]).first)
            #expect(check.finding.contains("on the way there \(folder) belongs to another user"))
        }
    }

    @Test(
        "of certificate authorities are for nobody else to change",
        arguments: [(0o644, false), (0o600, false), (0o666, true), (0o646, true), (0o1666, true)])
    func authorities(mode: Int, isNamed: Bool) throws {
        try withFolder { folder in
            let path = "\(folder)/authorities.pem"
            chmod(path, mode_t(mode))
            let places = [
                ["LINERNOTES_CA_FILE": path],
                ["DATABASE_URL": "postgresql://u@db.example/d?sslmode=verify-full&sslrootcert=\(path)"],
            ]
            for (environment, variable) in zip(places, ["LINERNOTES_CA_FILE", "sslrootcert"]) {
                let found = try checks(environment)
                #expect(found.map(\.name) == (isNamed ? ["authorities"] : []))
                #expect(found.allSatisfy { $0.finding == "\(variable) names \(path), which may be changed by others" })
                #expect(found.allSatisfy { $0.fix == "chmod go-w \(path)" })
            }
        }
    }

    @Test("that libpq finds by itself in the user's home count too")
    func home() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: "\(folder)/.postgresql", withIntermediateDirectories: true)
            let path = "\(folder)/.postgresql/root.crt"
            try "text".write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, 0o644)
            let environment = ["HOME": folder, "DATABASE_URL": "postgresql://u@db.example/d?sslmode=verify-full"]
            #expect(try checks(environment) == [])
            chmod(path, 0o666)
            #expect(try checks(environment).map(\.fix) == ["chmod go-w \(path)"])
        }
    }
}
