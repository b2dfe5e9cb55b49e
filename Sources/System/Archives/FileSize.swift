import Glibc

/// The size of a regular file in bytes.
func fileSize(_ path: String) throws(ArchiveError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0 else {
        throw ArchiveError(.unreadable, "The file can't be read; look at its path and its permissions.")
    }
    return Int(status.st_size)
}
