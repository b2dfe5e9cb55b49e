import Foundation
import Postgres
import TestSupport

/// A file system in memory, small enough to be filled, with a tablespace on it.
struct SmallDisk {
    struct NotMounted: Error {}

    private let folder: String
    private var name: String { "small_" + folder.suffix(8) }

    /// Mounting takes root's rights, which not every machine grants.
    static let isPossible: Bool = {
        let folder = "/tmp/ln-disk-\(UUID().uuidString.prefix(8))"
        defer { run("umount", folder); run("rmdir", folder) }
        return geteuid() == 0 && run("mkdir", folder) && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    }()

    /// Moves a database's tables to such a disk and back; its log and its neighbours stay where they are.
    static func with(megabytes: Int, holding test: TestDatabase, _ body: (SmallDisk) async throws -> Void) async throws
    {
        let disk = SmallDisk(folder: "/tmp/ln-disk-\(UUID().uuidString.prefix(8).lowercased())")
        run("mkdir", disk.folder)
        guard run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0777", "tmpfs", disk.folder) else {
            throw NotMounted()
        }
        defer {
            run("umount", "-l", disk.folder)
            run("rmdir", disk.folder)
        }
        let server = Database(DatabaseConfiguration(connectionString: try await TestServer.shared.connectionString()))
        let data: String = try await server.query("show data_directory")[0][0]
        try FileManager.default.createDirectory(atPath: "\(disk.folder)/space", withIntermediateDirectories: false)
        run("chown", "--reference=\(data)", "\(disk.folder)/space")
        try await server.execute("create tablespace \(disk.name) location '\(disk.folder)/space'")
        try await disk.move(test, to: disk.name, server)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(disk)) } catch { outcome = .failure(error) }
        run("rm", "-f", "\(disk.folder)/filler")
        try await disk.move(test, to: "pg_default", server)
        try await server.execute("drop tablespace \(disk.name)")
        await server.close()
        try outcome.get()
    }

    private func move(_ test: TestDatabase, to space: String, _ server: Database) async throws {
        try await server.query(
            """
            select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()
            """, test.name)
        try await server.execute("alter database \(test.name) set tablespace \(space)")
    }

    /// Leaves no room for a single page.
    func fill() throws {
        Self.run("dd", "if=/dev/zero", "of=\(folder)/filler", "bs=4k", "count=65536", "status=none")
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
