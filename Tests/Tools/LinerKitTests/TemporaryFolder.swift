import FoundationEssentials

/// A folder for one test.
enum TemporaryFolder {
    static func with(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/liner-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            try await body(folder)
        } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
    }
}
