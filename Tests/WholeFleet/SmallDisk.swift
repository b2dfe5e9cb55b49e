import Foundation
import Postgres
import TestSupport

/// A file system in memory, small enough to be filled, with a tablespace on it.
struct SmallDisk {
    private let folder: String
    private var name: String { "small_" + folder.suffix(8) }

    /// Mounting takes root's rights, which not every machine grants.
    static let isPossible: Bool = {
        let folder = "/tmp/ln-disk-\(UUID().uuidString.prefix(8))"
        defer { run("umount", folder); run("rmdir", folder) }
        return geteuid() == 0 && run("mkdir", folder) && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    }()

    static func with(megabytes: Int, _ body: (SmallDisk) async throws -> Void) async throws {
        let disk = SmallDisk(folder: "/tmp/ln-disk-\(UUID().uuidString.prefix(8).lowercased())")
        run("mkdir", disk.folder)
        run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0777", "tmpfs", disk.folder)
        defer { run("umount", "-l", disk.folder); run("rmdir", disk.folder) }
        try await body(disk)
    }

    /// Moves a database's tables here; its log and its neighbours stay where they are.
    func take(_ test: TestDatabase) async throws {
        try FileManager.default.createDirectory(atPath: "\(folder)/space", withIntermediateDirectories: false)
        let server = Database(DatabaseConfiguration(connectionString: try await TestServer.shared.connectionString()))
        let data: String = try await server.query("show data_directory")[0][0]
        Self.run("chown", "--reference=\(data)", "\(folder)/space")
        try await server.execute("create tablespace \(name) location '\(folder)/space'")
        try await server.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
            test.name)
        try await server.execute("alter database \(test.name) set tablespace \(name)")
        await server.close()
    }

    /// Leaves no room for a single page.
    func fill() throws {
        Self.run("dd", "if=/dev/zero", "of=\(folder)/filler", "bs=4k", "status=none")
    }

    func empty() throws { try FileManager.default.removeItem(atPath: "\(folder)/filler") }

    @discardableResult
    private static func run(_ program: String, _ arguments: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
