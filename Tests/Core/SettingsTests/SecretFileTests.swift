import Foundation
import Testing

@testable import Settings

@Suite("A secret's file")
struct SecretFileTests {
    private func problem(
        mode: UInt32, owner: UInt32 = 1_000, isReachable: Bool = true, isReplaceable: Bool = false
    ) -> String? {
        SecretFile.Exposure(
            SecretFile(variable: "TOKEN_FILE", path: "/s"), .init(mode: mode, owner: owner), isReachable: isReachable,
            isReplaceable: isReplaceable, user: 1_000)?.problem
    }

    @Test(
        "of the reader's own is for nobody else",
        arguments: [
            (0o600, nil), (0o400, nil), (0o640, "may be read by its group"), (0o660, "may be changed by its group"),
            (0o604, "may be read by everybody on this machine"), (0o644, "may be read by everybody on this machine"),
            (0o666, "may be changed by everybody on this machine"),
            (0o602, "may be changed by everybody on this machine"),
        ] as [(UInt32, String?)])
    func own(mode: UInt32, expected: String?) { #expect(problem(mode: mode) == expected) }

    @Test(
        "of root's may be handed to a group, as Kubernetes and cron's set-up do",
        arguments: [
            (0o440, nil), (0o640, nil), (0o660, "may be changed by its group"),
            (0o444, "may be read by everybody on this machine"),
        ] as [(UInt32, String?)])
    func roots(mode: UInt32, expected: String?) { #expect(problem(mode: mode, owner: 0) == expected) }

    @Test("of somebody else's is theirs to change, whatever its mode")
    func foreign() { #expect(problem(mode: 0o400, owner: 7)?.hasPrefix("belongs to another user") == true) }

    @Test("behind a closed folder is reached by nobody; in an open one it is replaced")
    func folders() {
        #expect(problem(mode: 0o644, isReachable: false) == "may be read by its group")
        #expect(problem(mode: 0o444, owner: 0, isReachable: false) == nil)
        #expect(problem(mode: 0o600, isReplaceable: true)?.contains("replace") == true)
    }

    @Test("is looked at where it was read from, once, by what it is on the disk", arguments: [0o666, 0o644, 0o600])
    func onDisk(mode: Int) throws {
        let folder = "/tmp/ln-secret-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/token"
        try "hunter2".write(toFile: path, atomically: false, encoding: .utf8)
        chmod(path, mode_t(mode))
        try #require(symlink(path, "\(folder)/link") == 0)
        let settings = Settings(environment: ["TOKEN_FILE": "\(folder)/link", "OTHER": "x"])
        #expect(settings.exposures.isEmpty)
        let copy = settings
        _ = try copy.secret("TOKEN")
        _ = try settings.secret("TOKEN")
        _ = try settings.secret("OTHER")
        #expect(settings.exposures.count == (mode == 0o600 ? 0 : 1))
        #expect(settings.exposures.allSatisfy { $0.file.variable == "TOKEN_FILE" && !"\($0)".contains("hunter2") })
    }
}
