import Glibc
import Processes

/// A lock between processes, and between tasks of one; the system lets go of it when its holder dies.
enum FileLock {
    /// Runs the body while no other holder of the same file does; waits without blocking a thread.
    ///
    /// - Throws: `ProcessError` when the file is not ours; `CancellationError`; what the body throws.
    static func hold<R: Sendable>(_ path: String, _ body: () async throws -> R) async throws -> R {
        let descriptor = try OwnFile.open(path, O_RDWR | O_CREAT)
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(10)) }
        return try await body()
    }
}
