import Deployment
import Foundation
import Testing

@testable import LinerKit

@Suite("A file that is replaced")
struct ReplacedFileTests {
    private func withFolder(_ mode: Int = 0o755, _ body: (String) throws -> Void) throws {
        let folder = "/tmp/ln-replaced-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        chmod(folder, mode_t(mode))
        try body(folder)
    }

    private func replace(_ path: String, with text: String = "after") throws {
        let file = try ReplacedFile(path)
        try file.write(text)
        try file.finish()
    }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status
    }

    @Test("keeps the mode of the one that was there", arguments: [0o600, 0o640, 0o644, 0o444, 0o660])
    func mode(_ mode: Int) throws {
        try withFolder { folder in
            let path = "\(folder)/credits.csv"
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, mode_t(mode))
            try replace(path)
            #expect(try status(path).st_mode & 0o7777 == mode_t(mode))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "after")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["credits.csv"])
        }
    }

    @Test("is closed to others while it is written")
    func closedMeanwhile() throws {
        try withFolder { folder in
            let path = "\(folder)/credits.csv"
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, 0o600)
            let file = try ReplacedFile(path)
            let partial = try #require(
                try FileManager.default.contentsOfDirectory(atPath: folder).first { $0 != "credits.csv" })
            #expect(try status("\(folder)/\(partial)").st_mode & 0o777 == 0o600)
            file.discard()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["credits.csv"])
        }
    }

    @Test("keeps owner and group of the one that was there", .enabled(if: geteuid() == 0, "only root gives files away"))
    func owner() throws {
        try withFolder { folder in
            let path = "\(folder)/credits.csv"
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            try #require(chown(path, 1, 2) == 0 && chmod(path, 0o640) == 0)
            try replace(path)
            #expect(try status(path).st_uid == 1)
            #expect(try status(path).st_gid == 2)
            #expect(try status(path).st_mode & 0o777 == 0o640)
        }
    }

    @Test(
        "that somebody else put into a folder where others may write is left alone, and the error says what to do",
        .enabled(if: geteuid() == 0), arguments: [0o1777, 0o777, 0o775, 0o2770])
    func planted(folderMode: Int) throws {
        try withFolder(folderMode) { folder in
            let path = "\(folder)/credits.csv"
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            try #require(chown(path, 1, 1) == 0)
            let error = try #require(throws: ToolError.self) { try ReplacedFile(path) }
            #expect(error.kind == .output)
            #expect(error.fix == "Delete it first, or name a file in a folder of yours")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["credits.csv"])
        }
    }

    @Test("that is new gets what the umask leaves")
    func new() throws {
        try withFolder { folder in
            let mask = umask(0o022)
            umask(mask)
            try replace("\(folder)/new.csv")
            #expect(try status("\(folder)/new.csv").st_mode & 0o777 == 0o666 & ~mask)
        }
    }

    @Test("is no link, and what a link leads to stays as it is", arguments: ["there", "nowhere"])
    func link(_ target: String) throws {
        try withFolder { folder in
            try "before".write(toFile: "\(folder)/there", atomically: false, encoding: .utf8)
            try #require(symlink("\(folder)/\(target)", "\(folder)/credits.csv") == 0)
            let error = try #require(throws: ToolError.self) { try ReplacedFile("\(folder)/credits.csv") }
            #expect(error.kind == .configuration)
            #expect(try String(contentsOfFile: "\(folder)/there", encoding: .utf8) == "before")
        }
    }

    @Test("follows no link that takes its place while it is written")
    func linkMeanwhile() throws {
        try withFolder { folder in
            try "before".write(toFile: "\(folder)/victim", atomically: false, encoding: .utf8)
            let file = try ReplacedFile("\(folder)/credits.csv")
            try #require(symlink("\(folder)/victim", "\(folder)/credits.csv") == 0)
            try file.write("after")
            try file.finish()
            #expect(try String(contentsOfFile: "\(folder)/victim", encoding: .utf8) == "before")
            #expect(try status("\(folder)/credits.csv").st_mode & S_IFMT == S_IFREG)
        }
    }

    @Test("of a schedule keeps its mode too")
    func schedule() throws {
        try withFolder { folder in
            let path = "\(folder)/fleet.crontab"
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, 0o640)
            try ScheduleFolder.write([.init(path: "fleet.crontab", text: "after")], to: folder)
            #expect(try status(path).st_mode & 0o777 == 0o640)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "after")
        }
    }
}
