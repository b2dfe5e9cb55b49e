import FoundationEssentials

/// A folder for one test.
enum ScratchFolder {
    static func with(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/ln-processes-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }
}
