import Glibc

/// Who may do what with a file that is there, to be given to the one that takes its place.
struct FileRights: Sendable {
    private let status: stat

    /// nil: no file is there.
    ///
    /// - Throws: ``ToolError`` when there is something else than a file, or one of somebody else's in a folder where
    ///   others than its owner may write: it may have been put there for us, and its owner would get what we write.
    init?(of name: String, in folder: Int32, _ path: String) throws {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            guard errno == ENOENT else { throw ReplacedFile.problem(path) }
            return nil
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ToolError(
                .configuration, "\(path.printable) is there and is no file", fix: "Name another file with --output")
        }
        var place = stat()
        guard fstat(folder, &place) == 0 else { throw ReplacedFile.problem(path) }
        guard place.st_mode & 0o022 == 0 || [geteuid(), place.st_uid].contains(status.st_uid) else {
            throw Self.planted(path)
        }
        self.status = status
    }

    /// - Throws: ``ToolError`` when the file can't be given to whom the other belongs.
    func apply(to descriptor: Int32, _ path: String) throws {
        if status.st_uid != geteuid() || status.st_gid != getegid() {
            guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else { throw Self.foreign(path) }
        }
        guard fchmod(descriptor, status.st_mode & 0o777) == 0 else { throw ReplacedFile.problem(path) }
    }

    private static func planted(_ path: String) -> ToolError {
        ToolError(
            .output, "\(path.printable) belongs to somebody else, in a folder where others may put files",
            fix: "Delete it first, or name a file in a folder of yours")
    }

    private static func foreign(_ path: String) -> ToolError {
        ToolError(
            .output, "\(path.printable) belongs to somebody else, and would not any more",
            fix: "Write as its owner, delete it first, or name another file")
    }
}
