import FoundationEssentials
import Glibc
import WorkerRuntime

/// A file that is there whole or not at all. One that was there keeps its owner, group and mode; a new one gets what
/// the umask leaves.
///
/// Its folder is opened once, and everything happens in there: nobody who may change a name on the way there or put
/// a link in its place leads the text elsewhere.
struct ReplacedFile: Sendable {
    let path: String
    private let name: String
    private let partial: String
    private let folder: Int32
    private let descriptor: Int32

    /// Opens a file beside the one that it will become.
    ///
    /// - Throws: ``ToolError`` when it can't be made, when there is something else than a file, or somebody else's.
    init(_ path: String) throws {
        self.path = path
        let url = URL(filePath: path)
        name = url.lastPathComponent
        partial = ".\(name.prefix(100)).\(UUID().uuidString).partial"
        folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.problem(path) }
        do {
            descriptor = try Self.create(partial, toReplace: name, in: folder, path)
        } catch {
            close(folder)
            throw error
        }
    }

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        do {
            try StandardOutput.write(bytes, to: descriptor)
        } catch {
            throw Self.problem(path, error.code)
        }
    }

    /// Puts the file in its place, in one step; the folder holds it for good then.
    func finish() throws {
        guard fsync(descriptor) == 0, renameat(folder, partial, folder, name) == 0 else { throw Self.problem(path) }
        guard fsync(folder) == 0 || errno == EINVAL else { throw Self.problem(path) }
        closeAll()
    }

    /// Leaves no trace; what was in its place stays.
    func discard() {
        unlinkat(folder, partial, 0)
        closeAll()
    }

    private func closeAll() {
        close(descriptor)
        close(folder)
    }

    private static func create(
        _ partial: String, toReplace name: String, in folder: Int32, _ path: String
    ) throws -> Int32 {
        let rights = try FileRights(of: name, in: folder, path)
        // Closed to everybody else until it has the rights of the one that it replaces.
        let descriptor = openat(
            folder, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, rights == nil ? 0o666 : 0o600)
        guard descriptor >= 0 else { throw problem(path) }
        do {
            try rights?.apply(to: descriptor, path)
            return descriptor
        } catch {
            unlinkat(folder, partial, 0)
            close(descriptor)
            throw error
        }
    }

    static func problem(_ path: String, _ code: Int32 = errno) -> ToolError {
        ToolError(
            .output, "\(path.printable) can't be written: \(String(cString: strerror(code)))",
            fix: "Make room or mend the rights there, or write elsewhere")
    }
}
