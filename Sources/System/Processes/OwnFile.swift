import FoundationEssentials
package import Glibc

/// Files of ours in places where others may leave links, pipes and files of theirs.
package enum OwnFile {
    /// Opens a file of ours, made for us alone where it is missing.
    ///
    /// A link is not followed, a pipe not waited for, and what belongs to another user or has a second name is refused.
    ///
    /// - Parameter flags: Those of `open(2)`.
    /// - Throws: ``ProcessError`` that says what to do.
    package static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        if path == "/dev/null" { return try opened(path, flags) }
        let descriptor = try opened(path, flags | O_NOFOLLOW)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_nlink == 1
        else {
            close(descriptor)
            throw ProcessError(.fileRefused, "\(path) is not a file of this user's alone; remove it")
        }
        return descriptor
    }

    /// The beginning of a small file of a user's; nil where there is none, or something else in its place.
    package static func read(_ path: String, of user: uid_t, bytesMaximum: Int = 4_096) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == user else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: bytesMaximum)
        let count = Glibc.read(descriptor, &bytes, bytesMaximum)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// The last bytes of a file of ours; nil where there is none.
    package static func tail(_ path: String, bytesMaximum: Int = 4_096) -> String? {
        guard let descriptor = try? open(path, O_RDONLY) else { return nil }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        lseek(descriptor, max(0, size - bytesMaximum), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: bytesMaximum)
        let count = Glibc.read(descriptor, &bytes, bytesMaximum)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }

    private static func opened(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = Glibc.open(path, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason =
                errno == ELOOP || errno == ENXIO
                ? "is no file of this user's alone; remove it" : "can't be opened: \(String(cString: strerror(errno)))"
            throw ProcessError(.fileRefused, "\(path) \(reason)")
        }
        return descriptor
    }
}
